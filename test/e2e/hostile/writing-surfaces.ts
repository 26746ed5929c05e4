import '../../../src/define.ts';
import '../../../src/components/quick-replies/define.ts';
import { NO_SOURCES } from '../../../src/components/quick-replies/reply-sources.ts';
import { en } from '../../../src/i18n/en.ts';
import type { QuickReply } from '../../../src/model/quick-reply.ts';
import { showHidden } from '../../../src/model/safe-text.ts';
import type { MessageTemplate } from '../../../src/model/template.ts';
import { EMPTY_COMPOSER } from '../../../src/store/initial-state.ts';
import type { AppState, ComposerSlice, QuickRepliesSlice } from '../../../src/store/state.ts';
import { interaction, message, NOW } from '../../support/sample-data.ts';
import { template } from '../../support/sample-templates.ts';
import { threadOf } from '../../support/stub-store.ts';
import { allWithin } from '../../support/within.ts';
import { type Surface, type Rule, NAME, LINE, LINES, ID, leaf, stored } from './surface.ts';

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

/** A shelf with one quick reply on it, another for each text. */
const repliesOf = (text: string, reply: Partial<QuickReply>): QuickRepliesSlice => ({
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
        ...reply,
      },
    ],
  },
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
      quickReplies: repliesOf(text, reply(text)),
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

/** The form of a quick reply that has one field. */
const ofReplyForm = (
  name: string,
  selector: string,
  expected: Rule,
  given: (text: string) => { readonly field?: string; readonly value?: string; readonly title?: string },
): Surface =>
  leaf(`quick reply: ${name}`, 'inlay-reply-form', selector, expected, (text) => {
    const { field = 'host.order', value = 'x', title = 'Title' } = given(text);
    return {
      strings: en,
      own: true,
      sources: { ...NO_SOURCES, host: { record: null, identifiers: [], fields: { order: value } } },
      reply: {
        id: 'r',
        version: 1,
        collectionId: null,
        title,
        shortcut: null,
        text: `Order {{${field}}}`,
      },
    };
  });

/** What is offered below a `/` in the composer, which is typed again for each text. */
function suggestion(): Surface {
  const surface = stored('composer: suggestion', 'inlay-composer', '.suggestion .title', NAME, (text) => ({
    interactions: { [ID]: interaction(ID) },
    composers: { [ID]: { ...EMPTY_COMPOSER, text: '/' } },
    quickReplies: repliesOf(text, { title: text, text: `${text} {{${text}}}`, shortcut: text }),
  }));
  return {
    ...surface,
    put: (text) => {
      surface.put(text);
      const [field] = allWithin<HTMLTextAreaElement>(surface.element, 'textarea');
      field?.setSelectionRange(1, 1);
      field?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    shown: () => {
      const [field] = allWithin<HTMLTextAreaElement>(surface.element, 'textarea');
      if (allWithin(surface.element, '.suggestion').length === 0)
        field?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      return surface.shown();
    },
  };
}

/** The composer, quick replies and templates. */
export function writingSurfaces(): readonly Surface[] {
  return [
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
    suggestion(),
    ofReplyForm('title', 'h3', NAME, (title) => ({ title })),
    ofReplyForm(
      'name of a field',
      'label',
      () => null,
      (field) => ({ field }),
    ),
    ofReplyForm('value of a field', 'input.field', LINE, (value) => ({ value })),
    ofReplyForm(
      'preview',
      '.preview',
      () => null,
      (value) => ({ value }),
    ),
    stored(
      'quick replies: never saved',
      'inlay-quick-replies',
      '.unsaved bdi',
      (text) => (text.trim() === '' ? null : showHidden(text.trim())),
      (title) => ({
        interactions: { [ID]: interaction(ID) },
        quickReplies: repliesOf('', {}),
        replyDrafts: { new: { title, shortcut: '', text: 'x' } },
      }),
      () => ({ interactionId: ID, tab: 'mine' as const }),
    ),
    ofReplies('name of its collection', '.mark', NAME, () => ({})),
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
      () => ({ text: '{{host.order}} {{host.id}} {{host.url}}' }),
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
  ];
}
