/** What the window says in which an agent signs in, before and after the login server's own pages. */
export interface SignInWindowStrings {
  /** Of these words, BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly going: string;
  readonly comingBack: string;
  /** It is done; the window closes by itself where the browser lets it. */
  readonly done: string;
  /** What it was sent back with belongs to no sign-in that began in this window. */
  readonly foreign: string;
  /** Opened by itself. */
  readonly alone: string;
  readonly unreachable: string;
  /** The browser keeps nothing for this page. */
  readonly denied: string;
}

const en: SignInWindowStrings = {
  language: 'en',
  title: 'Signing in to Inlay',
  going: 'Going to the login server…',
  comingBack: 'Signing you in…',
  done: 'Done. Go back to the panel; this window can be closed.',
  foreign: 'This sign-in did not begin in this window. Close it, and sign in from the panel.',
  alone: 'This page opens by itself when you sign in from the panel. Close it.',
  denied:
    'This browser lets the page keep nothing, so that nobody can sign in. Allow cookies and site data for it, then sign in again from the panel.',
  unreachable: 'The backend can’t be reached. Close this window, and sign in again from the panel.',
};

const fr: SignInWindowStrings = {
  language: 'fr',
  title: 'Connexion à Inlay',
  going: 'Ouverture du serveur de connexion…',
  comingBack: 'Connexion en cours…',
  done: 'C’est fait. Revenez au panneau\u202f; cette fenêtre peut être fermée.',
  foreign:
    'Cette connexion n’a pas commencé dans cette fenêtre. Fermez-la et connectez-vous depuis le panneau.',
  alone: 'Cette page s’ouvre d’elle-même quand vous vous connectez depuis le panneau. Fermez-la.',
  denied:
    'Ce navigateur n’autorise pas la page à conserver quoi que ce soit\u202f: la connexion est impossible. Autorisez les cookies et données du site, puis reconnectez-vous depuis le panneau.',
  unreachable: 'Le serveur est injoignable. Fermez cette fenêtre et reconnectez-vous depuis le panneau.',
};

/** The words nearest to a language as BCP 47 writes it; English for what isn't French. */
export function signInWindowIn(language: string): SignInWindowStrings {
  return /^fr(-|$)/i.test(language) ? fr : en;
}
