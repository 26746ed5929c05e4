import { pluralIn } from './plural.ts';
import type { LateStrings } from './strings.ts';

const plural = pluralIn('fr');

/** French: translating, transcripts, and who else is here. */
export const frTranslation: Pick<LateStrings, 'translation' | 'transcript' | 'presence'> = {
  translation: {
    title: 'Traduire les messages',
    contactLanguage: 'Langue du contact',
    detect: 'Détecter',
    detected: (language) => `Détecter (${language})`,
    agentLanguage: 'Ma langue',
    contactMessages: 'Traduire les messages du contact',
    replies: 'Traduire mes réponses',
    repliesHint: 'Le contact ne reçoit que la traduction, signalée comme telle.',
    apply: 'Appliquer',
    same: 'Les deux langues sont identiques.',
    needsDownload: 'Votre navigateur télécharge d’abord ces langues. Cela prend un moment.',
    downloading: (share) => `Votre navigateur télécharge les langues\u202f: ${share}`,
    on: {
      both: (contact, mine) => `Traduction\u202f: ${contact} et ${mine}`,
      messages: (mine) => `Messages traduits en ${mine}`,
      replies: (contact) => `Réponses traduites en ${contact}`,
    },
    theirLanguage: 'langue du contact',
    change: 'Modifier',
    off: 'Désactiver la traduction',
    settingsUnread: 'Vos choix de traduction n’ont pas pu être lus ici. Les réponses partent telles quelles.',
    translatedFrom: (from) => `Traduction (original en ${from})`,
    sentIn: (language) => `Envoyé en ${language}, signalé comme traduit`,
    pending: 'Traduction en cours…',
    notTranslated: 'Non traduit.',
    pair: (from, to) => `Pas de traduction ici de la langue «\u00a0${from}\u00a0» vers «\u00a0${to}\u00a0».`,
    trouble: {
      'not-set-up':
        'Rien ne peut traduire ici\u202f: votre navigateur n’a pas de traducteur et aucun service n’est configuré. Demandez à votre administrateur.',
      'language-unknown': 'La langue du contact n’est pas connue. Choisissez-la.',
      'too-long': 'Le texte est trop long pour être traduit.',
      refused: 'Le service de traduction n’accepte pas ce texte.',
      unreachable: 'La traduction est injoignable.',
    },
    preview: (language) => `Partira en ${language}`,
    replyPending: 'La traduction n’est pas encore là.',
    replyFailed: 'Votre réponse n’a pas été traduite.',
    sendIn: (language) => `Envoyer en ${language}`,
    sendUntranslated: 'Envoyer sans traduire',
  },
  transcript: {
    title: 'Envoyer la transcription',
    address: 'Adresse e-mail',
    hint: 'Envoie le texte et les images de cette conversation, sans fichiers, liens, notes ni étiquettes.',
    send: 'Envoyer',
    problem: {
      empty: 'Saisissez une adresse e-mail.',
      several: 'Saisissez une seule adresse.',
      malformed: 'Ce n’est pas une adresse e-mail.',
      'too-long': 'Cette adresse est trop longue.',
    },
    sending: 'La transcription est en route.',
    late: 'Le serveur de messagerie est injoignable. Nouvel essai en cours.',
    sent: 'La transcription a été envoyée.',
    failed: {
      'address-refused': 'Transcription non envoyée\u202f: le serveur de messagerie a refusé l’adresse.',
      'message-refused': 'Transcription non envoyée\u202f: le serveur de messagerie l’a refusée.',
      unreachable: 'Transcription non envoyée\u202f: le serveur de messagerie est resté injoignable.',
      'not-confirmed': 'Personne n’a confirmé la transcription. Elle est peut-être arrivée.',
      forbidden: 'Transcription non envoyée\u202f: vous n’avez plus accès à cette interaction.',
    },
    notTaken: 'La transcription n’a pas été envoyée.',
  },
  presence: {
    viewing: (names, count) =>
      plural(count, { one: () => `${names} consulte aussi`, other: () => `${names} consultent aussi` }),
  },
};
