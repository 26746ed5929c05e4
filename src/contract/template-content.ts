import * as v from 'valibot';
import { TEMPLATE_MEDIA } from '../model/template-content.ts';

const text = v.pipe(v.string(), v.maxLength(8192));
/** As the network writes it, such as `en_US`. */
export const templateLanguage = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8}){0,2}$/));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(512));

const header = v.variant('kind', [
  v.object({ kind: v.literal('text'), text }),
  v.object({ kind: v.picklist(TEMPLATE_MEDIA) }),
]);
const button = v.variant('kind', [
  v.object({ kind: v.literal('quick-reply'), text }),
  v.object({ kind: v.literal('url'), text, url: text }),
  v.object({ kind: v.literal('phone'), text, phone: text }),
  v.object({ kind: v.literal('copy-code'), text, code: text }),
]);

/** A template with its variables filled in, as previewed, sent and shown. */
export const templateContent = v.object({
  name,
  language: templateLanguage,
  header: v.nullable(header),
  body: text,
  footer: v.nullable(text),
  buttons: v.pipe(v.array(button), v.maxLength(10)),
});

export const templateId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_.:-]{1,128}$/),
  v.description('The network’s id'),
);

/** A template as a send names it: with the values and with what its writer saw. */
export const templateChoice = v.strictObject({
  templateId,
  values: v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(4096))),
  content: templateContent,
});
