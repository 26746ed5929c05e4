import * as v from 'valibot';
import { TEMPLATE_CATEGORIES, TEMPLATE_MEDIA } from '../model/template.ts';
import { count, time } from './scalars.ts';

const text = v.pipe(v.string(), v.maxLength(8192));
/** As the network writes it, such as `en_US`. */
const language = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8}){0,2}$/));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(512));

const header = v.union([
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
  language,
  header: v.nullable(header),
  body: text,
  footer: v.nullable(text),
  buttons: v.pipe(v.array(button), v.maxLength(10)),
});

const templateId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,128}$/), v.description('The network’s id'));

export const messageTemplate = v.object({
  id: templateId,
  category: v.picklist(TEMPLATE_CATEGORIES),
  variables: v.picklist(['positional', 'named']),
  ...templateContent.entries,
  examples: v.record(v.string(), v.string()),
});
export type WireTemplate = v.InferOutput<typeof messageTemplate>;

export const templatesQuery = v.strictObject({
  language: v.optional(language),
  refresh: v.optional(v.picklist(['true', 'false']), 'false'),
});

/** What a network has approved for an account. */
export const templateList = v.object({
  items: v.array(messageTemplate),
  fetchedAt: v.pipe(time, v.description('When the network was asked last')),
  stale: v.pipe(v.boolean(), v.description('Whether the network could not be asked now')),
  unsupported: v.pipe(count, v.description('Approved ones with parts that can’t be sent from here')),
});
export type WireTemplateList = v.InferOutput<typeof templateList>;

/** A template as a send names it: with the values and with what its writer saw. */
export const templateChoice = v.strictObject({
  templateId,
  values: v.record(v.pipe(v.string(), v.maxLength(80)), v.pipe(v.string(), v.maxLength(4096))),
  content: templateContent,
});
