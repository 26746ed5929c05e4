/** Every place where something that others wrote is shown, each as one line of a table. */
import '../../../src/define.ts';
import '../../../src/components/assign-dialog/define.ts';
import '../../../src/components/confirm-dialog/define.ts';
import '../../../src/components/filter-form/define.ts';
import '../../../src/components/conversation-notes/define.ts';
import '../../../src/components/message-annotations/define.ts';
import '../../../src/components/notes/define.ts';
import '../../../src/components/original-post/define.ts';
import '../../../src/components/picture-dialog/define.ts';
import '../../../src/components/quick-replies/define.ts';
import '../../../src/components/tag-dialog/define.ts';
import { en } from '../../../src/i18n/en.ts';
import type { Session } from '../../../src/model/agent.ts';
import type { Interaction } from '../../../src/model/interaction.ts';
import type { Attachment, Message } from '../../../src/model/message.ts';
import type { OriginalPost } from '../../../src/model/post.ts';
import type { QuickReply } from '../../../src/model/quick-reply.ts';
import { ok } from '../../../src/model/result.ts';
import { showableText, showHidden } from '../../../src/model/safe-text.ts';
import type { MessageTemplate } from '../../../src/model/template.ts';
import { EMPTY_COMPOSER } from '../../../src/store/initial-state.ts';
import type { AppState, ComposerSlice } from '../../../src/store/state.ts';
import {
  COLLEAGUE,
  contact,
  excerpt,
  interaction,
  message,
  NOW,
  session,
} from '../../support/sample-data.ts';
import { template } from '../../support/sample-templates.ts';
import {
  createStubStore,
  listOf,
  threadOf,
  type StubOptions,
  type StubStore,
} from '../../support/stub-store.ts';
import { allWithin } from '../../support/within.ts';

/** What a place is to show of a text, and where. */
export interface Surface {
  readonly name: string;
  readonly element: HTMLElement & { readonly updateComplete: Promise<unknown> };
  /** What the place has to show for this text; null where nothing in particular. */
  readonly expected: (text: string) => string | null;
  readonly put: (text: string) => void;
  /** What it shows now; null where the place is not there. */
  readonly shown: () => string | null;
}

type Rule = (text: string) => string | null;
/** Names and other short words: hidden characters are written out; blank ones may have a word of ours in their place. */
const NAME: Rule = (text) => (text.trim() === '' ? null : showHidden(text));
/** Bodies are shown as written, but for what no screen can show. */
const BODY: Rule = (text) => (text === '' ? null : showableText(text));
/** A field of one line holds what is typed without line breaks, one of several with one kind of them. */
const LINE: Rule = (text) => text.replace(/[\r\n]/g, '');
const LINES: Rule = (text) => text.replace(/\r\n?/g, '\n');

const ID = 'i-lea';
const FILE: Attachment = {
  id: 'a',
  name: 'chair.jpg',
  type: 'application/pdf',
  size: 1_000,
  url: '/file',
  thumbnailUrl: null,
  dimensions: null,
};
const PICTURE: Attachment = {
  ...FILE,
  type: 'image/png',
  url: '/picture.png',
  thumbnailUrl: '/picture.png',
  dimensions: { width: 20, height: 10 },
};

function read(element: Element, selector: string): string | null {
  const [found] = allWithin(element, selector);
  if (found === undefined) return null;
  if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) return found.value;
  return found.textContent;
}

/** A place in an element that takes properties. */
function leaf<K extends keyof HTMLElementTagNameMap>(
  name: string,
  tag: K,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<HTMLElementTagNameMap[K]>,
): Surface {
  const element = document.createElement(tag) as HTMLElementTagNameMap[K] & Surface['element'];
  return {
    name,
    element,
    expected,
    put: (text) => Object.assign(element, given(text)),
    shown: () => read(element, selector),
  };
}

/** A place in an element that reads a store. */
function stored<K extends keyof HTMLElementTagNameMap>(
  name: string,
  tag: K,
  selector: string,
  expected: Rule,
  state: (text: string) => Partial<AppState>,
  given: (text: string) => Partial<HTMLElementTagNameMap[K]> = () => ({}),
  actions: StubOptions['actions'] = {},
): Surface {
  const store: StubStore = createStubStore({ state: { openId: ID, ...state('') }, actions });
  const provider = document.createElement('inlay-provider');
  provider.language = 'en';
  provider.store = store;
  const element = document.createElement(tag) as HTMLElementTagNameMap[K] & Surface['element'];
  Object.assign(element, given(''));
  provider.append(element);
  return {
    name,
    element: provider as unknown as Surface['element'],
    expected,
    put: (text) => {
      store.set(state(text));
      Object.assign(element, given(text));
    },
    shown: () => read(element, selector),
  };
}

const ofMessage = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<Message>,
): Surface =>
  leaf(`message: ${name}`, 'inlay-message', selector, expected, (text) => ({
    message: message('m', given(text)),
    strings: en,
    platform: 'Facebook',
    startsGroup: true,
    endsGroup: true,
  }));

const ofRow = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<Interaction>,
  draft: (text: string) => string = () => '',
): Surface =>
  stored(`row: ${name}`, 'inlay-interaction-list', selector, expected, (text) => {
    const one = interaction(ID, given(text));
    return {
      interactions: { [ID]: one },
      list: listOf([one]),
      composers: draft(text) === '' ? {} : { [ID]: { ...EMPTY_COMPOSER, text: draft(text) } },
    };
  });

const ofThread = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => {
    interaction?: Partial<Interaction>;
    session?: Partial<Session>;
    thread?: Parameters<typeof threadOf>[2];
  },
): Surface =>
  stored(`thread: ${name}`, 'inlay-message-thread', selector, expected, (text) => {
    const { interaction: about = {}, session: mine = {}, thread = {} } = given(text);
    return {
      interactions: { [ID]: interaction(ID, about) },
      threads: { [ID]: threadOf(ID, [message('m')], thread) },
      session: { status: 'ready', value: session(mine), error: null, skewMs: 0 },
    };
  });

const ofComposer = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<ComposerSlice>,
  other: (text: string) => Partial<AppState> = () => ({}),
): Surface =>
  stored(`composer: ${name}`, 'inlay-composer', selector, expected, (text) => ({
    interactions: { [ID]: interaction(ID) },
    composers: { [ID]: { ...EMPTY_COMPOSER, ...given(text) } },
    ...other(text),
  }));

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

const ofList = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<AppState['list']>,
  mine: (text: string) => Partial<Session> = () => ({}),
): Surface =>
  stored(`list: ${name}`, 'inlay-interaction-list', selector, expected, (text) => ({
    session: { status: 'ready', value: session(mine(text)), error: null, skewMs: 0 },
    list: listOf([interaction(ID)], given(text)),
  }));

const note = (text: string, name = 'Tom') => ({
  id: 'n',
  text,
  author: { id: 'tom', name },
  createdAt: NOW,
  editedAt: null,
  version: 1,
});

const ofReplies = (
  name: string,
  selector: string,
  expected: Rule,
  reply: (text: string) => Partial<QuickReply>,
  other: (text: string) => Partial<AppState> = () => ({}),
): Surface =>
  stored(
    `quick replies: ${name}`,
    'inlay-quick-replies',
    selector,
    expected,
    (text) => ({
      interactions: { [ID]: interaction(ID) },
      quickReplies: {
        status: 'ready',
        error: null,
        favourites: [],
        outdated: false,
        shelf: {
          version: text,
          collections: [{ id: 'c', name: text, channelIds: [] }],
          replies: [
            {
              id: 'r',
              version: 1,
              collectionId: 'c',
              title: 'Title',
              shortcut: null,
              text: 'x',
              ...reply(text),
            },
          ],
        },
      },
      ...other(text),
    }),
    () => ({ interactionId: ID }),
  );

const ofTemplates = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => Partial<MessageTemplate>,
  values?: (text: string) => Readonly<Record<string, string>>,
): Surface =>
  stored(
    `templates: ${name}`,
    'inlay-quick-replies',
    selector,
    expected,
    (text) => {
      const at = { platform: 'whatsapp', channelId: 'ch-whatsapp', visibility: 'private' } as const;
      const templates = [template('t', given(text))];
      return {
        interactions: { [ID]: interaction(ID, at) },
        templates: {
          'ch-whatsapp': {
            status: 'ready',
            error: null,
            shelf: { templates, fetchedAt: NOW, stale: false, unsupported: 0 },
          },
        },
        templateDrafts:
          values === undefined ? {} : { [ID]: { templateId: 't', values: values(text), file: null } },
      };
    },
    () => ({ interactionId: ID, tab: 'templates' as const }),
  );

/** A post is read once for each interaction, so each text has one of its own. */
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

/** The table, made anew for each page. A feature that shows a text of somebody else's gets its line here. */
export function surfaces(): readonly Surface[] {
  return [
    ofMessage('body', '.text', BODY, (text) => ({ text })),
    ofMessage('contact name', '.sender', NAME, (name) => ({ author: { kind: 'contact', id: 'c', name } })),
    ofMessage('agent name', '.sender', NAME, (name) => ({
      direction: 'outbound',
      author: { kind: 'agent', id: 'other', name },
    })),
    ofMessage('system', '.system bdi', BODY, (text) => ({ direction: 'system', kind: 'system', text })),
    ofMessage('file name', '.file-name', NAME, (name) => ({ attachments: [{ ...FILE, name }] })),
    ofMessage(
      'file address',
      '.file-name',
      () => 'chair.jpg',
      (url) => ({ attachments: [{ ...FILE, url }] }),
    ),
    ofMessage(
      'picture name',
      '.picture',
      () => null,
      (name) => ({ attachments: [{ ...PICTURE, name }] }),
    ),
    ofMessage(
      'address on the network',
      '.text',
      () => 'Where is my parcel?',
      (networkUrl) => ({ networkUrl }),
    ),
    ofMessage('quoted name', '.quoted-author', NAME, (authorName) => ({
      inReplyTo: { id: 'q', authorName, text: 'x', removed: { content: false, author: false } },
    })),
    ofMessage('quoted text', 'blockquote p', BODY, (text) => ({
      inReplyTo: { id: 'q', authorName: 'Léa', text, removed: { content: false, author: false } },
    })),
    ofMessage('place', '.location a bdi', NAME, (name) => ({
      extra: { type: 'location', latitude: 1, longitude: 2, name, address: name },
    })),
    ofMessage('shared contact', '.contacts bdi', NAME, (name) => ({
      extra: { type: 'contacts', contacts: [{ name, phones: [name] }] },
    })),
    ofMessage(
      'reaction',
      '.reaction',
      () => null,
      (emoji) => ({ extra: { type: 'reaction', emoji } }),
    ),
    ofMessage('review title', '.rating strong', BODY, (title) => ({
      extra: { type: 'rating', stars: 3, title },
    })),
    ofMessage(
      'kind we can’t show',
      '.extra.quiet',
      () => null,
      (nativeType) => ({
        extra: { type: 'unsupported', nativeType },
      }),
    ),
    ofMessage(
      'what the network said',
      'article',
      () => null,
      (detail) => ({
        direction: 'outbound',
        delivery: { state: 'failed', reason: 'rejected', detail, at: NOW },
      }),
    ),
    ofMessage(
      'template',
      'article',
      () => null,
      (text) => ({
        direction: 'outbound',
        kind: 'template',
        text,
        template: {
          name: text,
          language: 'en',
          header: { kind: 'text', text },
          body: text,
          footer: text,
          buttons: [
            { kind: 'quick-reply', text },
            { kind: 'url', text, url: text },
            { kind: 'phone', text, phone: text },
            { kind: 'copy-code', text, code: text },
          ],
        },
      }),
    ),
    ofMessage(
      'translation',
      'article',
      () => null,
      (text) => ({
        direction: 'outbound',
        translation: {
          text,
          from: 'en',
          to: 'fr',
          by: 'browser',
          detected: false,
        } as unknown as Message['translation'],
      }),
    ),
    ofRow('contact name', '.name', NAME, (name) => ({ contact: contact(name) })),
    ofRow('handle', '.name', NAME, (handle) => ({ contact: contact('', { handle }) })),
    ofRow(
      'excerpt',
      '.excerpt',
      (text) => (text.trim() === '' ? null : showableText(text)),
      (text) => ({
        lastMessage: excerpt(text),
      }),
    ),
    ofRow(
      'own words',
      '.excerpt',
      () => null,
      (text) => ({ lastMessage: excerpt(text, { direction: 'outbound' }) }),
    ),
    ofRow(
      'draft',
      '.excerpt',
      () => null,
      () => ({}),
      (text) => text,
    ),
    ofRow(
      'topics, groups and holder',
      '.meta',
      () => null,
      (text) => ({
        topics: [text],
        contact: contact('Léa', { groups: [text] }),
        assignee: { ...COLLEAGUE, name: text },
      }),
    ),
    ofThread('contact name', 'h2 bdi', NAME, (name) => ({ interaction: { contact: contact(name) } })),
    ofThread('handle and group', '.groups bdi', NAME, (text) => ({
      interaction: { contact: contact('Léa', { handle: text, groups: [text] }) },
    })),
    ofThread(
      'holder',
      '.assignee',
      () => null,
      (name) => ({ interaction: { assignee: { ...COLLEAGUE, name } } }),
    ),
    ofThread('topic', '.topics bdi', NAME, (text) => ({ interaction: { topics: [text], tags: [text] } })),
    ofThread('account', '.account bdi', NAME, (name) => ({
      session: { channels: session().channels.map((channel) => ({ ...channel, name })) },
    })),
    ofThread(
      'who writes and looks',
      '.typing bdi',
      () => null,
      (name) => ({
        thread: {
          typing: { contact: false, agents: [{ id: 'b', name }] },
          viewing: [{ id: 'c', name }],
        },
      }),
    ),
    ofComposer('text', 'textarea', LINES, (text) => ({ text })),
    ofComposer('file name', '.chip .file-name', NAME, (name) => ({
      attachments: [
        { localId: 'a', name, size: 1, type: 'image/png', upload: { kind: 'uploading', share: 0.5 } },
      ],
    })),
    ofComposer(
      'refused file',
      '.notice',
      () => null,
      (name) => ({
        refused: [{ name, problem: { index: 0, problem: 'empty' } }],
      }),
    ),
    ofComposer(
      'newer message',
      '.notice li',
      () => null,
      (text) => ({
        newer: [message('n', { text, author: { kind: 'contact', id: 'c', name: text } })],
      }),
    ),
    ofComposer(
      'message that is answered',
      '.reply',
      () => null,
      () => ({ inReplyToId: 'm' }),
      (text) => ({
        threads: {
          [ID]: threadOf(ID, [message('m', { text, author: { kind: 'contact', id: 'c', name: text } })]),
        },
      }),
    ),
    stored('availability', 'inlay-availability', '.word', NAME, (label) => {
      const state = { id: 'lunch', kind: 'away', label } as const;
      const { agent } = session();
      const mine = session({ agent: { ...agent, availability: state }, availabilities: [state] });
      return { session: { status: 'ready', value: mine, error: null, skewMs: 0 } };
    }),
    stored(
      'panel: toast',
      'inlay-panel',
      '.toast p',
      () => null,
      (name) => ({
        openId: null,
        notice: { id: 1, tone: 'info', key: 'assigned', name },
      }),
    ),
    leaf(
      'filters',
      'inlay-filter-form',
      'button',
      () => null,
      (text) => {
        const channels = session().channels.map((channel) => ({ ...channel, name: text }));
        const catalogue = {
          topics: [text],
          tags: [text],
          contactGroups: [text],
          teams: [{ id: 't', name: text }],
        };
        return { filter: {}, session: session({ channels, catalogue }), strings: en };
      },
    ),
    ofDirectory('agent name', '.entry bdi', NAME, 'agent'),
    ofDirectory('availability', '.entry .state', NAME, 'agent'),
    ofDirectory('team', '.entry bdi', NAME, 'team'),
    ofList('search', '.search input', LINE, (search) => ({ filter: { queue: 'new', search } })),
    ofList('topic among the filters', '.chip bdi', NAME, (topic) => ({
      filter: { queue: 'new', topics: [topic] },
    })),
    ofList(
      'account among the filters',
      '.chip bdi',
      NAME,
      () => ({ filter: { queue: 'new', channelIds: ['ch-facebook'] } }),
      (name) => ({ channels: session().channels.map((channel) => ({ ...channel, name })) }),
    ),
    stored(
      'tag on a message',
      'inlay-message-annotations',
      '.tags bdi',
      NAME,
      () => ({}),
      (tag) => ({
        message: message('m', { tags: [tag] }),
      }),
    ),
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
    stored(
      'note',
      'inlay-notes',
      '.note .text',
      BODY,
      () => ({}),
      (text) => ({
        interactionId: ID,
        messageId: 'm',
        notes: [note(text)],
      }),
    ),
    stored(
      'author of a note',
      'inlay-notes',
      '.head bdi',
      NAME,
      () => ({}),
      (name) => ({
        interactionId: ID,
        messageId: 'm',
        notes: [note('x', name)],
      }),
    ),
    stored(
      'note on the conversation',
      'inlay-conversation-notes',
      '.note .text',
      BODY,
      (text) => ({
        interactions: { [ID]: interaction(ID) },
        notes: { [ID]: [{ ...note(text), interactionId: ID, messageId: null, deleted: false }] },
      }),
      () => ({ interactionId: ID }),
    ),
    ofReplies('title', '.title', NAME, (title) => ({ title })),
    ofReplies(
      'text',
      '.row .excerpt',
      () => null,
      (text) => ({ text }),
    ),
    ofReplies(
      'field of that name',
      '.row .excerpt',
      () => null,
      (text) => ({ text: `{{${text}}}` }),
    ),
    ofReplies(
      'value of the record around the panel',
      '.row .excerpt',
      () => null,
      () => ({ text: '{{order}} {{record.id}} {{record.url}}' }),
      (text) => ({
        host: {
          record: { type: text, id: text, url: text },
          identifiers: [text],
          fields: { order: text },
          locale: null,
          theme: null,
          visible: true,
        },
      }),
    ),
    ofReplies(
      'shortcut',
      '.row',
      () => null,
      (shortcut) => ({ shortcut }),
    ),
    ofTemplates(
      'name and body',
      '.row, .template, li',
      () => null,
      (text) => ({ name: text, body: text }),
    ),
    ofTemplates(
      'parts',
      'inlay-template-form',
      () => null,
      (text) => ({
        header: { kind: 'text', text },
        body: `${text} {{1}}`,
        footer: text,
        buttons: [
          { kind: 'url', text, url: `${text}{{1}}` },
          { kind: 'phone', text, phone: text },
          { kind: 'quick-reply', text },
        ],
        examples: { 'body:1': text },
      }),
      () => ({}),
    ),
    ofTemplates(
      'value of a variable',
      'input.field',
      LINE,
      () => ({ body: 'Hello {{1}}' }),
      (text) => ({ 'body:1': text }),
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
    leaf('confirmation', 'inlay-confirm-dialog', 'blockquote', BODY, (quote) => ({
      question: { title: 'Delete?', lines: [quote], quote, confirm: 'Delete', cancel: 'Cancel' },
    })),
  ];
}
