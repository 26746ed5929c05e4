/** What a template is for; Meta prices and limits by it. */
export const TEMPLATE_CATEGORIES = ['marketing', 'utility', 'authentication'] as const;
export type TemplateCategory = (typeof TEMPLATE_CATEGORIES)[number];

/** A file in place of a heading; the agent gives it. */
export const TEMPLATE_MEDIA = ['image', 'video', 'document'] as const;
export type TemplateMedia = (typeof TEMPLATE_MEDIA)[number];

export type TemplateHeader =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: TemplateMedia };

/** `copy-code` has a code to be copied, which is filled in as a variable is. */
export type TemplateButton =
  | { readonly kind: 'quick-reply'; readonly text: string }
  | { readonly kind: 'url'; readonly text: string; readonly url: string }
  | { readonly kind: 'phone'; readonly text: string; readonly phone: string }
  | { readonly kind: 'copy-code'; readonly text: string; readonly code: string };

/** A template with its variables filled in: what is previewed, what is sent, and what the thread shows. */
export interface TemplateContent {
  readonly name: string;
  readonly language: string;
  readonly header: TemplateHeader | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
}

/** A template that an agent has filled in, on its way out. */
export interface TemplateChoice {
  readonly templateId: string;
  /** By the variable's id. */
  readonly values: Readonly<Record<string, string>>;
  /** What the agent saw; the backend sends this or nothing. */
  readonly content: TemplateContent;
}
