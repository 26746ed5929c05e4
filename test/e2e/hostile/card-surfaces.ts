import '../../../src/define.ts';
import type { ContactCard } from '../../../src/model/contact-card.ts';
import type { CrmSearch } from '../../../src/model/crm-record.ts';
import { NO_CONTEXT } from '../../../src/model/host.ts';
import type { AppState } from '../../../src/store/state.ts';
import { contact, interaction, session } from '../../support/sample-data.ts';
import { type Surface, NAME, ID, stored } from './surface.ts';

const cards = (
  card: Partial<ContactCard>,
  search: CrmSearch | null = null,
): Pick<AppState, 'cards' | 'interactions'> => ({
  interactions: { [ID]: interaction(ID) },
  cards: {
    [ID]: {
      status: 'ready',
      card: {
        contact: contact('Léa Martin'),
        version: 1,
        identifiers: [],
        attributes: [],
        record: null,
        ...card,
      },
      error: null,
      unsaved: null,
      crm: { opens: true, finds: true, creates: true },
      search,
      earlier: { status: 'ready', ids: [], next: null, error: null },
    },
  },
});
const found = (name: string, id: string, identifiers: readonly string[] = []): CrmSearch => ({
  doing: 'find',
  isBusy: false,
  matches: [{ record: { type: 'contact', id }, name, identifiers }],
  trouble: null,
});
const ofCard = (name: string, selector: string, state: (text: string) => Partial<AppState>): Surface =>
  stored(`customer card: ${name}`, 'inlay-customer-card', selector, NAME, state, () => ({
    interactionId: ID,
  }));

/** The customer card, with what the CRM around answers. */
export function cardSurfaces(): readonly Surface[] {
  return [
    ofCard('name', 'h2 bdi', (text) => cards({ contact: contact(text) })),
    ofCard('identifier', '.known .what > bdi', (text) =>
      cards({
        identifiers: [{ channelId: 'c', channelName: 'Acme', platform: 'whatsapp', value: text }],
      }),
    ),
    ofCard('attribute', 'dd bdi', (text) =>
      cards({ attributes: [{ id: 'a', label: 'A', type: 'text', value: text }] }),
    ),
    ofCard('name of a record that was found', '.matches .what > bdi', (text) => cards({}, found(text, '1'))),
    ofCard('identifier of a record that was found', '.matches .details bdi + bdi', (text) =>
      cards({}, found('Léa', '1', [text])),
    ),
    ofCard('whose record the page shows', '#beside bdi', (title) => ({
      ...cards({}, null),
      session: {
        status: 'ready',
        error: null,
        skewMs: 0,
        value: session({ permissions: ['contact.edit'] }),
      },
      host: { ...NO_CONTEXT, record: { type: 'contact', id: '1' }, title },
    })),
  ];
}
