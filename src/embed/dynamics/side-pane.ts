/** The page's side of the frame in a model-driven app's side pane: a web resource that bridges between the panel and `Xrm`. */
import { languageOf } from '../../hosts/dynamics/cif.ts';
import { recordCalls, type RecordAccess } from '../../hosts/dynamics/records.ts';
import { nameColumn, reachColumns, recordIn, type ActivityTable } from '../../hosts/dynamics/tables.ts';
import type { Xrm, XrmPane } from '../../hosts/dynamics/xrm.ts';
import type { HostResult } from '../../model/host.ts';
import { connectFrame, type Embed, type PageCallbacks } from '../embed.ts';

/** What the web resource's page says of itself. */
export interface SidePaneOptions extends ActivityTable {
  readonly panelUrl: URL;
  readonly paneId: string;
}

/** The app tells of no navigation: its place is looked at so often. */
const LOOK_EVERY_MS = 1_000;

/**
 * Reads the `data-` attributes of the web resource's body: `panel`, and, where they are others than `inlay` and `phonecall`, `pane` and
 * `activity`. The page's address says none of it: anybody can have an agent open a link, and the panel named there would reach the
 * organisation's records.
 *
 * @throws where no panel's https address is named.
 */
export function readSidePane({ panel = '', pane, activity }: Readonly<DOMStringMap>): SidePaneOptions {
  if (!URL.canParse(panel)) throw new Error('the page names no panel');
  const panelUrl = new URL(panel);
  if (panelUrl.protocol !== 'https:') throw new Error('the panel is not served by https');
  return { panelUrl, paneId: pane ?? 'inlay', activity: activity ?? 'phonecall' };
}

/** Connects the panel in a frame with the app around the web resource. Returns what ends it. */
export function connectSidePane(frame: HTMLIFrameElement, xrm: Xrm, options: SidePaneOptions): () => void {
  const access = accessBy(xrm);
  const language = languageOf(xrm.Utility.getGlobalContext().userSettings.languageId);
  const embed: Embed = connectFrame(
    frame,
    options.panelUrl,
    callbacksFor(xrm, access, {
      ...options,
      showLabel: language === 'fr' ? 'Afficher' : 'Show',
      onNotice: (id) => {
        embed.tell({ kind: 'notice-clicked', id });
      },
    }),
  );
  embed.setContext({ locale: language, tone: 'fluent' });
  const unfollow = followPlace(xrm, access, embed);
  frame.src = options.panelUrl.href;
  return () => {
    unfollow();
    embed.end();
  };
}

interface CallbackOptions extends SidePaneOptions {
  /** What the button of a notice says. */
  readonly showLabel: string;
  readonly onNotice: (id: string) => void;
}

function callbacksFor(
  xrm: Xrm,
  access: RecordAccess,
  { paneId, activity, showLabel, onNotice }: CallbackOptions,
): PageCallbacks {
  const calls = recordCalls(access, { activity });
  const pane = (): XrmPane => {
    const found = xrm.App.sidePanes.getPane(paneId);
    if (found === undefined) throw new Error(`there is no side pane "${paneId}"`);
    return found;
  };
  const shown = new Map<string, string>();
  return {
    openRecord: async (record) => {
      await value(calls.openRecord(record));
    },
    logActivity: (done) => value(calls.logActivity(done)),
    findContacts: (identifiers) => value(calls.findContacts(identifiers)),
    findByName: (name) => value(calls.findByName(name)),
    createContact: (contact) => value(calls.createContact(contact)),
    setBadge: (count) => {
      pane().badge = count > 0 ? count : false;
    },
    setLabel: (label) => {
      pane().title = label;
    },
    resize: (width) => {
      pane().width = width;
    },
    setMode: (mode) => {
      if (mode === 'hidden') throw new Error('a side pane can’t be hidden');
      xrm.App.sidePanes.state = mode === 'open' ? 1 : 0;
      if (mode === 'open') pane().select();
    },
    notify: async ({ id, title, body }) => {
      const before = shown.get(id);
      // 2 is a banner over the page, level 4 what informs.
      const banner = await xrm.App.addGlobalNotification({
        type: 2,
        level: 4,
        message: `${title} — ${body}`,
        showCloseButton: true,
        action: {
          actionLabel: showLabel,
          eventHandler: () => {
            onNotice(id);
            void xrm.App.clearGlobalNotification(banner);
          },
        },
      });
      shown.set(id, banner);
      if (before !== undefined) await xrm.App.clearGlobalNotification(before);
    },
  };
}

async function value<T>(call: Promise<HostResult<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new Error(result.detail ?? result.reason);
  return result.value;
}

function accessBy({ Navigation, WebApi }: Xrm): RecordAccess {
  return {
    open: async (entityName, entityId) => Navigation.openForm({ entityName, entityId }),
    create: async (table, data) => (await WebApi.createRecord(table, data)).id,
    update: async (table, id, data) => WebApi.updateRecord(table, id, data),
    retrieve: async (table, id, query) => WebApi.retrieveRecord(table, id, query),
    search: async (table, query) => (await WebApi.retrieveMultipleRecords(table, query)).entities,
  };
}

function followPlace(xrm: Xrm, access: RecordAccess, embed: Embed): () => void {
  let at: string | null = null;
  const look = (): void => {
    const { entityName, entityId } = placeOf(xrm);
    const place = `${entityName ?? ''}/${entityId ?? ''}`;
    if (place === at) return;
    at = place;
    if (entityName === undefined || entityId === undefined) {
      embed.setContext({ record: null, identifiers: [] });
      return;
    }
    const record = recordIn(entityName, entityId.replace(/^\{|\}$/g, '').toLowerCase());
    embed.setContext({ record, identifiers: [] });
    const columns = reachColumns(entityName);
    if (columns === null) return;
    const called = nameColumn(entityName) ?? '';
    access.retrieve(entityName, record.id, `?$select=${[called, ...columns].join(',')}`).then(
      (row) => {
        const identifiers = columns.map((column) => row[column]).filter((one) => typeof one === 'string');
        const title = row[called];
        if (place === at) embed.setContext({ identifiers, title: typeof title === 'string' ? title : null });
      },
      () => undefined,
    );
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

function placeOf(xrm: Xrm): { entityName?: string; entityId?: string } {
  try {
    return xrm.Utility.getPageContext().input ?? {};
  } catch {
    // Between two pages there is none.
    return {};
  }
}
