/*
 * WhatsApp's message templates. Source of parts and limits: Meta, "Template components" and "Templates",
 * developers.facebook.com/documentation/business-messaging/whatsapp/templates (2026): one header of text (60 characters, one
 * variable) or of media, a body of 1,024 characters, a footer of 60, up to ten buttons; an address in a button ends in its one
 * variable; values of authentication templates have at most 15 characters. What Meta refuses in a value (blank, line breaks, tabs, runs of spaces) is its error 132012/100 in words.
 */

import type {
  TemplateButton,
  TemplateCategory,
  TemplateChoice,
  TemplateContent,
  TemplateHeader,
  TemplateMedia,
} from './template-content.ts';

export { TEMPLATE_CATEGORIES, TEMPLATE_MEDIA } from './template-content.ts';
export type {
  TemplateCategory,
  TemplateMedia,
  TemplateHeader,
  TemplateButton,
  TemplateContent,
  TemplateChoice,
} from './template-content.ts';

/** A prepared message that the platform has approved, in one language. Its texts hold variables as `{{1}}` or `{{order_id}}`. */
export interface MessageTemplate {
  /** The network's id, one for each language. */
  readonly id: string;
  readonly name: string;
  /** As the network names it: `en_US`, `fr`. */
  readonly language: string;
  readonly category: TemplateCategory;
  /** Whether its variables are numbered or named. */
  readonly variables: 'positional' | 'named';
  readonly header: TemplateHeader | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
  /** What the network was shown as examples, by the variable's id. */
  readonly examples: Readonly<Record<string, string>>;
}

/** An account's approved templates as they were known at a time. */
export interface TemplateShelf {
  readonly templates: readonly MessageTemplate[];
  /** When the network was asked last, epoch milliseconds. */
  readonly fetchedAt: number;
  /** Whether the network could not be asked now. */
  readonly stale: boolean;
  /** How many more are approved whose parts can't be filled in here. */
  readonly unsupported: number;
}

/** A variable of a template, named by its place: a header's `{{1}}` and a body's `{{1}}` are two. */
export interface TemplateVariable {
  /** Such as `header:1`, `body:order_id`, `button:0`. */
  readonly id: string;
  readonly part: 'header' | 'body' | 'button';
  /** As it is written; of a button its text. */
  readonly name: string;
  /** For a button's address: what stands before the variable; else null. */
  readonly prefix: string | null;
  readonly example: string | null;
}

/** What is wrong with one value, or with what all make together; the composer shows it, the backend refuses by it. */
export interface TemplateProblem {
  /** A variable's id; `header` or `body` where the whole part is too long, `file` for the header's file. */
  readonly at: string;
  readonly problem: 'blank' | 'line-break' | 'spaces' | 'too-long' | 'file-missing' | 'file-wrong';
  /** For `too-long`: how many characters are taken. */
  readonly limit?: number;
}

/** The longest that is taken, in characters. `authentication`: any value of a template of that category. */
export const TEMPLATE_LIMITS = {
  header: 60,
  body: 1024,
  address: 2000,
  code: 20,
  value: 1024,
  authentication: 15,
} as const;

const VARIABLE = /\{\{\s*([A-Za-z0-9_]{1,60})\s*\}\}/g;

/** Everything that has to be filled in, each once, in the order in which a reader meets it. */
export function templateVariables(template: MessageTemplate): readonly TemplateVariable[] {
  const { header, body, buttons, examples } = template;
  const found = new Map<string, TemplateVariable>();
  const add = (
    part: TemplateVariable['part'],
    key: string,
    name: string,
    prefix: string | null = null,
  ): void => {
    const id = `${part}:${key}`;
    if (!found.has(id)) found.set(id, { id, part, name, prefix, example: examples[id] ?? null });
  };
  if (header?.kind === 'text')
    for (const [, name = ''] of header.text.matchAll(VARIABLE)) add('header', name, name);
  for (const [, name = ''] of body.matchAll(VARIABLE)) add('body', name, name);
  for (const [index, button] of buttons.entries()) {
    if (button.kind === 'copy-code') add('button', String(index), button.text);
    else if (button.kind === 'url' && addressPrefix(button.url) !== null)
      add('button', String(index), button.text, addressPrefix(button.url));
  }
  return [...found.values()];
}

/** What stands before the variable of a button's address; null where it has none. */
function addressPrefix(url: string): string | null {
  const at = url.search(VARIABLE);
  return at === -1 ? null : url.slice(0, at);
}

/** The file that a template asks for; null where it asks for none. */
export function templateMedia({ header }: Pick<MessageTemplate, 'header'>): TemplateMedia | null {
  return header === null || header.kind === 'text' ? null : header.kind;
}

/**
 * The template with its variables filled in; one without a value stays as it is written, so that a preview shows the gap. A value
 * is put in as it is: what looks like a variable within it is none.
 */
export function renderTemplate(template: MessageTemplate, values: TemplateChoice['values']): TemplateContent {
  const { name, language, header, body, footer, buttons } = template;
  const fill = (text: string, idOf: (variable: string) => string): string =>
    text.replace(VARIABLE, (whole, variable: string) => {
      const value = valueOf(values, idOf(variable));
      return value === '' ? whole : value;
    });
  return {
    name,
    language,
    header:
      header?.kind === 'text' ? { kind: 'text', text: fill(header.text, (key) => `header:${key}`) } : header,
    body: fill(body, (key) => `body:${key}`),
    footer,
    buttons: buttons.map((button, index): TemplateButton => {
      const id = `button:${String(index)}`;
      switch (button.kind) {
        case 'url':
          return { ...button, url: fill(button.url, () => id) };
        case 'copy-code':
          return { ...button, code: valueOf(values, id) };
        default:
          return button;
      }
    }),
  };
}

function valueOf(values: TemplateChoice['values'], id: string): string {
  return Object.hasOwn(values, id) ? (values[id] ?? '') : '';
}

/** What a network is told to make the message of: the template's name, and its values in their order. */
export interface TemplateOrder {
  readonly name: string;
  readonly language: string;
  readonly variables: MessageTemplate['variables'];
  /** The kind of file in the header; null for none. */
  readonly media: TemplateMedia | null;
  readonly header: readonly OrderedValue[];
  readonly body: readonly OrderedValue[];
  readonly buttons: readonly {
    readonly index: number;
    readonly kind: 'url' | 'copy-code';
    readonly value: string;
  }[];
}

interface OrderedValue {
  readonly name: string;
  readonly value: string;
}

/** The order of a template with these values, which must be without problems. */
export function templateOrder(template: MessageTemplate, values: TemplateChoice['values']): TemplateOrder {
  const { name, language, variables: format } = template;
  const variables = templateVariables(template);
  const of = (part: 'header' | 'body'): readonly OrderedValue[] =>
    variables
      .filter((variable) => variable.part === part)
      // Numbered ones are told by their place, and a text may have its second before its first.
      .sort((a, b) => (format === 'positional' ? Number(a.name) - Number(b.name) : 0))
      .map((variable) => ({ name: variable.name, value: valueOf(values, variable.id) }));
  return {
    name,
    language,
    variables: format,
    media: templateMedia(template),
    header: of('header'),
    body: of('body'),
    buttons: variables.flatMap(({ id, part, prefix }) =>
      part === 'button'
        ? [
            {
              index: Number(id.slice('button:'.length)),
              kind: prefix === null ? ('copy-code' as const) : ('url' as const),
              value: valueOf(values, id),
            },
          ]
        : [],
    ),
  };
}

/** A file as the rule asks about it. */
export interface TemplateFile {
  readonly type: string;
}

/** Everything that stands in the way of sending a template with these values; each with the place it belongs beside. */
export function templateProblems(
  template: MessageTemplate,
  values: TemplateChoice['values'],
  files: readonly TemplateFile[] = [],
): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  for (const variable of templateVariables(template)) {
    const problem = valueProblem(template, variable, valueOf(values, variable.id));
    if (problem !== null) problems.push(problem);
  }
  if (problems.length === 0) {
    const { header, body } = renderTemplate(template, values);
    if (header?.kind === 'text' && lengthOf(header.text) > TEMPLATE_LIMITS.header)
      problems.push({ at: 'header', problem: 'too-long', limit: TEMPLATE_LIMITS.header });
    if (lengthOf(body) > TEMPLATE_LIMITS.body)
      problems.push({ at: 'body', problem: 'too-long', limit: TEMPLATE_LIMITS.body });
  }
  const fileProblem = problemOfFiles(templateMedia(template), files);
  return fileProblem === null ? problems : [...problems, { at: 'file', problem: fileProblem }];
}

function valueProblem(
  { category }: MessageTemplate,
  { id, part, prefix }: TemplateVariable,
  value: string,
): TemplateProblem | null {
  if (value.trim() === '') return { at: id, problem: 'blank' };
  // Control characters are to a network what a line break is, and halves of pairs are no text at all.
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(value)) return { at: id, problem: 'line-break' };
  if (/ {4}/.test(value)) return { at: id, problem: 'spaces' };
  const ofPart =
    part !== 'button'
      ? TEMPLATE_LIMITS.value
      : prefix === null
        ? TEMPLATE_LIMITS.code
        : TEMPLATE_LIMITS.address;
  const limit = category === 'authentication' ? TEMPLATE_LIMITS.authentication : ofPart;
  return lengthOf(value) > limit ? { at: id, problem: 'too-long', limit } : null;
}

function problemOfFiles(
  media: TemplateMedia | null,
  files: readonly TemplateFile[],
): 'file-missing' | 'file-wrong' | null {
  if (media === null) return files.length === 0 ? null : 'file-wrong';
  const [file] = files;
  if (file === undefined) return 'file-missing';
  return files.length === 1 && isMedia(media, file.type) ? null : 'file-wrong';
}

/** Whether a file of this type can stand in such a header. Source: Meta, "Supported media types" of the Cloud API. */
function isMedia(media: TemplateMedia, type: string): boolean {
  return TEMPLATE_MEDIA_TYPES[media].includes(type.split(';')[0]?.trim().toLowerCase() ?? '');
}

/** The types of file that each kind of header takes. */
export const TEMPLATE_MEDIA_TYPES: Readonly<Record<TemplateMedia, readonly string[]>> = {
  image: ['image/jpeg', 'image/png'],
  video: ['video/mp4', 'video/3gpp'],
  document: ['application/pdf'],
};

const lengthOf = (text: string): number => [...text].length;

/** Whether both say the same: what an agent saw, and what a backend would send. */
export function isSameContent(a: TemplateContent, b: TemplateContent): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** As lists, so that the order in which fields were written is no difference. */
function inOrder({ name, language, header, body, footer, buttons }: TemplateContent): unknown {
  return [
    name,
    language,
    header === null ? null : header.kind === 'text' ? [header.kind, header.text] : [header.kind],
    body,
    footer,
    buttons.map((button) => [
      button.kind,
      button.text,
      button.kind === 'url'
        ? button.url
        : button.kind === 'phone'
          ? button.phone
          : button.kind === 'copy-code'
            ? button.code
            : null,
    ]),
  ];
}
