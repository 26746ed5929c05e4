/** A text in another language, and from which it came; languages as BCP 47 tags such as `fr` or `pt-BR`. */
export interface Translation {
  readonly text: string;
  readonly from: string;
  readonly to: string;
}

/** What an agent has asked for in one interaction (X1). */
export interface TranslationSettings {
  /** The contact's language; null is found out from what the contact writes. */
  readonly contactLanguage: string | null;
  readonly agentLanguage: string;
  /** Whether what the contact writes is shown in the agent's language, too. */
  readonly contactMessages: boolean;
  /** Whether what the agent writes goes out in the contact's language. */
  readonly replies: boolean;
}

/** So many characters are translated at once; longer texts are refused before they are handed to anybody. */
export const TRANSLATION_MAX = 10_000;

/** A BCP 47 tag as far as languages of texts need one: language, then script or region. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i;

/** Whether this is written as a language tag. */
export function isLanguageTag(tag: string): boolean {
  return TAG.test(tag);
}

/** The tag without its region: `en` of `en-GB`. A script stays, because it is another way to write: `zh-Hant`. */
export function bareLanguage(tag: string): string {
  const [language = '', ...rest] = tag.split('-');
  const script = rest.find((part) => part.length === 4);
  return script === undefined ? language.toLowerCase() : `${language.toLowerCase()}-${script}`;
}

/** Whether two tags name the same language, wherever it is spoken. */
export function isSameLanguage(a: string, b: string): boolean {
  return bareLanguage(a) === bareLanguage(b);
}

/** Whether anything is translated under these. */
export function isTranslating(settings: TranslationSettings | null): settings is TranslationSettings {
  return settings !== null && (settings.contactMessages || settings.replies);
}

/** How the contact is told that nobody wrote this in their language, by language; English where it is not here. */
const MARKS: Readonly<Record<string, string>> = {
  ar: 'ترجمة آلية',
  cs: 'Automaticky přeloženo',
  da: 'Automatisk oversat',
  de: 'Automatisch übersetzt',
  el: 'Αυτόματη μετάφραση',
  en: 'Automatically translated',
  es: 'Traducido automáticamente',
  fi: 'Käännetty automaattisesti',
  fr: 'Traduit automatiquement',
  he: 'תורגם אוטומטית',
  hi: 'स्वचालित अनुवाद',
  hu: 'Automatikus fordítás',
  it: 'Tradotto automaticamente',
  ja: '自動翻訳',
  ko: '자동 번역',
  nl: 'Automatisch vertaald',
  no: 'Automatisk oversatt',
  nb: 'Automatisk oversatt',
  pl: 'Przetłumaczono automatycznie',
  pt: 'Traduzido automaticamente',
  ro: 'Tradus automat',
  ru: 'Переведено автоматически',
  sv: 'Automatiskt översatt',
  tr: 'Otomatik olarak çevrildi',
  uk: 'Перекладено автоматично',
  zh: '自动翻译',
  'zh-Hans': '自动翻译',
  'zh-Hant': '自動翻譯',
};

/** The line that marks a translation for who reads it, in their language. */
export function translationMark(to: string): string {
  const bare = bareLanguage(to);
  return `(${MARKS[bare] ?? MARKS[bare.split('-')[0] ?? ''] ?? 'Automatically translated'})`;
}

/**
 * What the contact gets of a text: the translation and a line that marks it, where there is one, else the text. No network has
 * a field for that mark, so it stands in the text and counts under the network's limit like the rest of it.
 */
export function outgoingText(text: string, translation: Translation | null): string {
  return translation === null ? text : `${translation.text}\n\n${translationMark(translation.to)}`;
}
