/** What a transcript says of its own; the rest of it is what was written. */
export interface TranscriptWords {
  /** BCP 47, for dates and the mail's `lang`. */
  readonly locale: string;
  readonly subject: (contact: string, account: string) => string;
  readonly title: string;
  readonly unknownContact: string;
  readonly link: string;
  readonly contentRemoved: string;
  readonly anonymous: string;
  readonly pictureLeftOut: string;
  readonly onlyNewest: (count: number) => string;
  readonly times: (zone: string) => string;
}

const EN: TranscriptWords = {
  locale: 'en-GB',
  subject: (contact, account) => `Conversation with ${contact} (${account})`,
  title: 'Transcript of a conversation',
  unknownContact: 'Unknown contact',
  link: '[link]',
  contentRemoved: 'Content removed',
  anonymous: 'Anonymous',
  pictureLeftOut: '[picture, too large for this mail]',
  onlyNewest: (count) => `The newest ${String(count)} messages; earlier ones are left out.`,
  times: (zone) => `Times: ${zone}`,
};

const FR: TranscriptWords = {
  locale: 'fr-FR',
  subject: (contact, account) => `Conversation avec ${contact} (${account})`,
  title: 'Transcription d’une conversation',
  unknownContact: 'Contact inconnu',
  link: '[lien]',
  contentRemoved: 'Contenu retiré',
  anonymous: 'Anonyme',
  pictureLeftOut: '[image trop volumineuse pour ce message]',
  onlyNewest: (count) =>
    `Les ${String(count)} messages les plus récents ; les précédents ne figurent pas ici.`,
  times: (zone) => `Heures : ${zone}`,
};

/** The words of a language; English where there are none of it. */
export function transcriptWords(language: string): TranscriptWords {
  return language.toLowerCase().split('-')[0] === 'fr' ? FR : EN;
}
