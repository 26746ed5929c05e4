import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('en');

/** English: translating, transcripts, and who else is here. */
export const enTranslation: Pick<LateStrings, 'translation' | 'transcript' | 'presence'> = {
  translation: {
    title: 'Translate messages',
    contactLanguage: 'Contact’s language',
    detect: 'Find out',
    detected: (language) => `Find out (${language})`,
    agentLanguage: 'My language',
    contactMessages: 'Translate the contact’s messages',
    replies: 'Translate my replies',
    repliesHint: 'The contact gets the translation only, marked as translated.',
    apply: 'Apply',
    same: 'Both languages are the same.',
    needsDownload: 'Your browser fetches these languages first. That takes a moment.',
    downloading: (share) => `Your browser fetches the languages: ${share}`,
    on: {
      both: (contact, mine) => `Translating ${contact} and ${mine}`,
      messages: (mine) => `Translating messages into ${mine}`,
      replies: (contact) => `Translating replies into ${contact}`,
    },
    theirLanguage: 'the contact’s language',
    change: 'Change',
    off: 'Turn off translation',
    settingsUnread: 'What you translate here could not be read. Replies go out as written.',
    translatedFrom: (from) => `Translated from ${from}`,
    sentIn: (language) => `Sent in ${language}, marked as translated`,
    pending: 'Translating…',
    notTranslated: 'Not translated.',
    pair: (from, to) => `${from} can’t be translated into ${to} here.`,
    trouble: {
      'not-set-up':
        'Nothing can translate here: your browser has no translator, and no service is set up. Ask your administrator.',
      'language-unknown': 'The contact’s language is not known. Choose it.',
      'too-long': 'The text is too long to be translated.',
      refused: 'The translation service doesn’t take this text.',
      unreachable: 'The translation can’t be reached.',
    },
    preview: (language) => `Goes out in ${language}`,
    replyPending: 'The translation is not there yet.',
    replyFailed: 'Your reply was not translated.',
    sendIn: (language) => `Send in ${language}`,
    sendUntranslated: 'Send untranslated',
  },
  transcript: {
    title: 'Send transcript',
    address: 'Email address',
    hint: 'Sends the text and pictures of this conversation. Files, links, notes and tags are left out.',
    send: 'Send',
    problem: {
      empty: 'Enter an email address.',
      several: 'Enter one address only.',
      malformed: 'This is not an email address.',
      'too-long': 'This address is too long.',
    },
    sending: 'The transcript is on its way.',
    late: 'The mail server can’t be reached. It is tried again.',
    sent: 'The transcript has been sent.',
    failed: {
      'address-refused': 'The transcript was not sent: the mail server refused the address.',
      'message-refused': 'The transcript was not sent: the mail server refused it.',
      unreachable: 'The transcript was not sent: the mail server could not be reached.',
      'not-confirmed': 'Nobody confirmed the transcript. It may have arrived.',
      forbidden: 'The transcript was not sent: you may no longer see this interaction.',
    },
    notTaken: 'The transcript was not sent.',
  },
  presence: {
    viewing: (names, count) =>
      plural(count, { one: () => `${names} is viewing`, other: () => `${names} are viewing` }),
  },
};
