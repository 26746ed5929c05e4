import '../../../src/define.ts';
import '../../../src/components/conversation-notes/define.ts';
import '../../../src/components/message-annotations/define.ts';
import '../../../src/components/notes/define.ts';
import { en } from '../../../src/i18n/en.ts';
import type { Message } from '../../../src/model/message.ts';
import { interaction, message, NOW } from '../../support/sample-data.ts';
import {
  type Surface,
  type Rule,
  NAME,
  BODY,
  WITH_HOSTS,
  ID,
  FILE,
  PICTURE,
  leaf,
  stored,
  note,
} from './surface.ts';

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

/** Messages, and what agents put beside them. */
export function messagesSurfaces(): readonly Surface[] {
  return [
    ofMessage('body', '.text', WITH_HOSTS, (text) => ({ text })),
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
    ofMessage('picture name under it', '.caption .file-name', NAME, (name) => ({
      attachments: [{ ...PICTURE, name }],
    })),
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
  ];
}
