import '../../../src/define.ts';
import '../../../src/components/assign-dialog/define.ts';
import '../../../src/components/confirm-dialog/define.ts';
import '../../../src/components/original-post/define.ts';
import '../../../src/components/picture-dialog/define.ts';
import '../../../src/components/sign-in/define.ts';
import '../../../src/components/tag-dialog/define.ts';
import '../../../src/components/transcript-dialog/define.ts';
import '../../../src/components/translation-dialog/define.ts';
import { en } from '../../../src/i18n/en.ts';
import type { OriginalPost } from '../../../src/model/post.ts';
import { fail, ok, type Result } from '../../../src/model/result.ts';
import { showHidden } from '../../../src/model/safe-text.ts';
import { interaction, message, NOW, session } from '../../support/sample-data.ts';
import { createStubSignIn, NEEDED } from '../../support/stub-sign-in.ts';
import { allWithin } from '../../support/within.ts';
import { type Surface, type Rule, NAME, BODY, LINE, ID, PICTURE, leaf, stored } from './surface.ts';

const ofDirectory = (name: string, selector: string, expected: Rule, kind: 'agent' | 'team'): Surface =>
  stored(
    `directory: ${name}`,
    'inlay-assign-dialog',
    selector,
    expected,
    (text) => ({
      interactions: { [ID]: interaction(ID) },
      directory: {
        search: '',
        status: 'ready',
        error: null,
        items: [
          {
            kind,
            id: 'd',
            name: text,
            availability: kind === 'agent' ? { id: 'a', kind: 'away', label: text } : null,
            held: 1,
            offered: 0,
            capacity: kind === 'agent' ? 8 : null,
            obstacle: null,
          },
        ],
      },
    }),
    () => ({ interactionId: ID }),
  );

const ofPost = (
  name: string,
  selector: string,
  expected: Rule,
  post: (text: string) => Partial<OriginalPost>,
): Surface => {
  let present = '';
  let count = 0;
  return stored(
    `original post: ${name}`,
    'inlay-original-post',
    selector,
    expected,
    () => ({}),
    (text) => {
      present = text;
      count += 1;
      return { message: message(`m-${String(count)}`, { interactionId: `i-${String(count)}`, onAd: true }) };
    },
    {
      originalPost: () =>
        ok({
          kind: 'post',
          author: { name: 'Acme', isOwn: false },
          text: 'x',
          attachments: [],
          ad: null,
          networkUrl: null,
          removed: { content: false, author: false },
          sentAt: NOW,
          ...post(present),
        }),
    },
  );
};

/** What is typed into a dialog's field, and what is said of it when it is handed over. */
function transcript(): Surface {
  const surface = stored(
    'transcript: address',
    'inlay-transcript-dialog',
    'input',
    LINE,
    () => ({ interactions: { [ID]: interaction(ID) } }),
    () => ({ interactionId: ID }),
  );
  let isThere = false;
  const put = (text: string): void => {
    const [field] = allWithin<HTMLInputElement>(surface.element, 'input');
    if (field === undefined) return;
    isThere = true;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    field.form?.requestSubmit();
  };
  return {
    ...surface,
    put,
    shown: () => {
      // The field was not there yet when the first text was put.
      if (!isThere) put('first');
      return surface.shown();
    },
  };
}

/** Languages that a service names are asked for once in each interaction, so each text has one of its own. */
function languages(): Surface {
  let present = '';
  let count = 0;
  const refusal = (): Result<never> => fail('invalid', present, { type: present });
  return stored(
    'translation: languages',
    'inlay-translation-dialog',
    'select',
    () => null,
    () => ({}),
    (text) => {
      present = text;
      count += 1;
      return { interactionId: `i-${String(count)}` };
    },
    {
      translationChoice: () => ok({ languages: ['en', present], detected: present }),
      translationSupport: refusal,
      setTranslation: refusal,
    },
  );
}

/** Dialogs, the original post among them. */
export function dialogsSurfaces(): readonly Surface[] {
  return [
    ofDirectory('agent name', '.entry bdi', NAME, 'agent'),
    ofDirectory('team', '.entry bdi', NAME, 'team'),
    ofDirectory('availability', '.entry .state', NAME, 'agent'),
    stored(
      'tag to choose',
      'inlay-tag-dialog',
      '[role=option] bdi',
      NAME,
      (tag) => {
        const mine = session({ catalogue: { ...session().catalogue, tags: [tag] } });
        return { session: { status: 'ready', value: mine, error: null, skewMs: 0 } };
      },
      () => ({ message: message('m') }),
    ),
    ofPost('text', '.post .text', BODY, (text) => ({ text })),
    ofPost(
      'author and address',
      '.by',
      () => null,
      (text) => ({
        author: { name: text, isOwn: false },
        networkUrl: text,
      }),
    ),
    ofPost('title of a link', '.headline', NAME, (headline) => ({
      ad: { headline, link: 'https://acme.example/' },
    })),
    ofPost(
      'address of a link',
      '.headline',
      () => 'Green chairs',
      (link) => ({
        ad: { headline: 'Green chairs', link },
      }),
    ),
    leaf('picture: name', 'inlay-picture-dialog', '.file-name', NAME, (name) => ({
      attachment: { ...PICTURE, name },
      strings: en,
    })),
    stored(
      'signing in: what the login server said',
      'inlay-sign-in',
      '.trouble + .trouble',
      (text) => (NAME(text) === null ? null : `It said: ${showHidden(text)}`),
      () => ({}),
      (detail) => ({ signIn: createStubSignIn({ ...NEEDED, trouble: 'denied', detail }) }),
    ),
    stored(
      'signing out: who is signed in',
      'inlay-sign-out',
      'p',
      (text) => (NAME(text) === null ? null : `Signed in as ${showHidden(text)}`),
      (name) => ({
        session: {
          status: 'ready',
          error: null,
          skewMs: 0,
          value: session({ agent: { ...session().agent, name } }),
        },
      }),
    ),
    leaf('confirmation', 'inlay-confirm-dialog', 'blockquote', BODY, (quote) => ({
      question: { title: 'Delete?', lines: [quote], quote, confirm: 'Delete', cancel: 'Cancel' },
    })),
    transcript(),
    languages(),
  ];
}
