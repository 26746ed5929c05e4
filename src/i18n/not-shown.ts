/** What is said where the panel can't be shown at all, in its place in the page. It is read before any other words are there. */
export interface NotShownStrings {
  readonly title: string;
  /** Of a frame from which nobody answers; both are origins. */
  readonly noAnswer: (panel: string, page: string) => string;
  /** In the panel's own page: the page around it, as an origin where it is known, is not on the list. */
  readonly notAllowed: (page: string | null) => string;
  /** In the panel's own page, opened by itself. */
  readonly alone: string;
}

const en: NotShownStrings = {
  title: 'The conversations can’t be shown here',
  noAnswer: (panel, page) =>
    `Nobody answers at ${panel}: it can’t be reached, or it may not stand in this page. What the administrator of the panel does: add ${page} to host.allowedOrigins of its configuration.`,
  notAllowed: (page) =>
    `The panel may not stand in this page. What its administrator does: add ${page ?? 'the page’s origin'} to host.allowedOrigins of its configuration.`,
  alone: 'This address is meant to stand in a page of your CRM, and shows nothing by itself.',
};

const fr: NotShownStrings = {
  title: 'Les conversations ne peuvent pas s’afficher ici',
  noAnswer: (panel, page) =>
    `Personne ne répond à l’adresse ${panel}\u202f: elle est injoignable, ou le panneau n’est pas admis dans cette page. Ce que fait l’administrateur du panneau\u202f: ajouter ${page} à host.allowedOrigins dans sa configuration.`,
  notAllowed: (page) =>
    `Le panneau n’est pas admis dans cette page. Ce que fait son administrateur\u202f: ajouter ${page ?? 'l’origine de la page'} à host.allowedOrigins dans sa configuration.`,
  alone: 'Cette adresse est faite pour être intégrée dans une page du CRM, et n’affiche rien seule.',
};

/** The words nearest to a language as BCP 47 writes it; English for what isn't French. */
export function notShownIn(language: string): NotShownStrings {
  return /^fr(-|$)/i.test(language) ? fr : en;
}
