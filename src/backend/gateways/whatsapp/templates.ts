import * as v from 'valibot';
import type { MessageTemplate, TemplateButton, TemplateHeader } from '../../../model/template.ts';
import type { GatewayAccount, TemplateListing } from '../gateway.ts';
import { describeResult, graphAnswer, type Graph } from './graph.ts';

/*
 * Source of the shapes: Meta, "Template components" and the reference of `GET /{WhatsApp Business account id}/message_templates`,
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates (2026).
 */

const FIELDS = 'id,name,language,status,category,parameter_format,components';
/** So many pages of so many are read; an account holds 6,000 templates at the most. */
const PAGE = 250;
const MOST_PAGES = 40;

const text = v.string();
const named = v.array(v.object({ param_name: text, example: text }));
const example = v.object({
  header_text: v.fallback(v.optional(v.array(text)), undefined),
  header_text_named_params: v.fallback(v.optional(named), undefined),
  body_text: v.fallback(v.optional(v.array(v.array(text))), undefined),
  body_text_named_params: v.fallback(v.optional(named), undefined),
});
/** Cases differ between what is sent to Meta and what it answers. */
const upper = v.pipe(v.string(), v.toUpperCase());
const button = v.object({
  type: upper,
  text: v.optional(text, ''),
  url: v.optional(text),
  phone_number: v.optional(text),
  example: v.fallback(v.optional(v.union([text, v.array(text)])), undefined),
});
const component = v.object({
  type: upper,
  format: v.optional(upper),
  text: v.optional(text),
  buttons: v.optional(v.array(button)),
  example: v.fallback(v.optional(example), undefined),
});
const listed = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,128}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(512)),
  language: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8}){0,2}$/)),
  status: upper,
  category: upper,
  parameter_format: v.optional(upper, 'POSITIONAL'),
  components: v.array(component),
});
const page = v.object({
  data: v.array(v.unknown()),
  paging: v.optional(
    v.object({
      cursors: v.optional(v.object({ after: v.optional(text) })),
      next: v.optional(text),
    }),
  ),
});

type Listed = v.InferOutput<typeof listed>;
type Component = v.InferOutput<typeof component>;

const CATEGORIES: Readonly<Record<string, MessageTemplate['category']>> = {
  MARKETING: 'marketing',
  UTILITY: 'utility',
  AUTHENTICATION: 'authentication',
};

/** The approved templates of the business account that a number belongs to; none where the account is not configured. */
export async function listTemplates(
  graph: Graph,
  account: GatewayAccount,
  signal: AbortSignal,
): Promise<TemplateListing> {
  const businessAccountId = account.settings['businessAccountId'];
  const templates: MessageTemplate[] = [];
  let unsupported = 0;
  let after: string | null = null;
  for (let pages = 0; businessAccountId !== undefined && pages < MOST_PAGES; pages += 1) {
    const query = new URLSearchParams({ fields: FIELDS, status: 'APPROVED', limit: String(PAGE) });
    if (after !== null) query.set('after', after);
    const path = `${encodeURIComponent(businessAccountId)}/message_templates?${query.toString()}`;
    const result = await graph.get(path, account, signal);
    const answer = v.safeParse(page, graphAnswer(result));
    if (!answer.success) throw new Error(`The templates can't be listed now: ${describeResult(result)}`);
    for (const raw of answer.output.data) {
      const read = v.safeParse(listed, raw);
      // Asked for by status as well, which a change in between may have made untrue.
      if (read.success && read.output.status !== 'APPROVED') continue;
      const template = read.success ? toTemplate(read.output) : null;
      if (template === null) unsupported += 1;
      else templates.push(template);
    }
    const { paging } = answer.output;
    after = paging?.next === undefined ? null : (paging.cursors?.after ?? null);
    if (after === null) break;
  }
  return { templates, unsupported };
}

/** One template; null where it has a part that can't be filled in here, such as a place, a carousel or a flow. */
function toTemplate(raw: Listed): MessageTemplate | null {
  const { id, name, language, parameter_format: format, components } = raw;
  const category = CATEGORIES[raw.category];
  const of = (type: string): Component | undefined => components.find((one) => one.type === type);
  const known = components.every(({ type }) => ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].includes(type));
  const body = of('BODY')?.text;
  const header = toHeader(of('HEADER'));
  const buttons = (of('BUTTONS')?.buttons ?? []).map(toButton);
  if (!known || category === undefined || body === undefined || header === undefined) return null;
  if (!buttons.every((one) => one !== null)) return null;
  return {
    id,
    name,
    language,
    category,
    variables: format === 'NAMED' ? 'named' : 'positional',
    header,
    body,
    footer: of('FOOTER')?.text ?? null,
    buttons,
    examples: examplesOf(components),
  };
}

/** Null for none; undefined for one that is not known here. */
function toHeader(head: Component | undefined): TemplateHeader | null | undefined {
  if (head === undefined) return null;
  switch (head.format) {
    case 'TEXT':
      return head.text === undefined ? undefined : { kind: 'text', text: head.text };
    case 'IMAGE':
      return { kind: 'image' };
    case 'VIDEO':
      return { kind: 'video' };
    case 'DOCUMENT':
      return { kind: 'document' };
    default:
      return undefined;
  }
}

function toButton(raw: v.InferOutput<typeof button>): TemplateButton | null {
  switch (raw.type) {
    case 'QUICK_REPLY':
      return { kind: 'quick-reply', text: raw.text };
    case 'URL':
      return raw.url === undefined ? null : { kind: 'url', text: raw.text, url: raw.url };
    case 'PHONE_NUMBER':
      return raw.phone_number === undefined
        ? null
        : { kind: 'phone', text: raw.text, phone: raw.phone_number };
    case 'COPY_CODE':
      return { kind: 'copy-code', text: raw.text, code: '' };
    default:
      return null;
  }
}

/** Examples by the variable's id, as far as Meta was given any. */
function examplesOf(components: readonly Component[]): Record<string, string> {
  const examples: Record<string, string> = {};
  const put = (part: string, key: string | number, value: string | undefined): void => {
    if (value !== undefined) examples[`${part}:${String(key)}`] = value;
  };
  for (const { type, example: given, buttons = [] } of components) {
    if (type === 'HEADER') {
      given?.header_text?.forEach((value, index) => put('header', index + 1, value));
      given?.header_text_named_params?.forEach((one) => put('header', one.param_name, one.example));
    }
    if (type === 'BODY') {
      given?.body_text?.[0]?.forEach((value, index) => put('body', index + 1, value));
      given?.body_text_named_params?.forEach((one) => put('body', one.param_name, one.example));
    }
    for (const [index, one] of buttons.entries()) {
      const value = typeof one.example === 'string' ? one.example : one.example?.[0];
      // Meta is given a whole address; what is asked for is what stands in the variable's place.
      const before = one.url?.split('{{')[0] ?? '';
      put('button', index, value?.startsWith(before) === true ? value.slice(before.length) : value);
    }
  }
  return examples;
}
