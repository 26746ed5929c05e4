import { readIn, type Core } from './core.ts';
import type { EventHub } from './events/event-hub.ts';
import { readEventPage } from './events/event-page.ts';
import { parsePosition } from './events/position.ts';
import type { FileAddresses } from './file-addresses.ts';
import type { AgentCall, Handlers } from './http/call.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { toTime } from './rows/times.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import { VERSION } from './version.ts';
import { actOnMessage, dismissAction } from './work/acting.ts';
import { changePreferences, getPreferences } from './work/agent-preferences.ts';
import { assignInteraction } from './work/assignment.ts';
import { changeContact, getContact, listEarlier } from './work/contacts.ts';
import { setBoomerang } from './work/boomerang.ts';
import { beginOutbound, elevateInteraction, listContactLines } from './work/beginning.ts';
import { listDirectory } from './work/directory.ts';
import { downloadFile, downloadThumbnail } from './work/downloads.ts';
import {
  changeInteraction,
  countInteractions,
  getInteraction,
  listInteractions,
} from './work/interactions.ts';
import { addTime, unassignAndClose } from './work/letting-go.ts';
import {
  cancelBulkResolution,
  countBulkResolution,
  listBulkResolutions,
  startBulkResolution,
} from './work/bulk-resolutions.ts';
import { listAudit } from './work/audit-trail.ts';
import { endAfterWork, endConversation } from './work/ending.ts';
import { changeMessageTags } from './work/message-tags.ts';
import { listMessages } from './work/messages.ts';
import { listMutes, muteInteraction } from './work/mutes.ts';
import {
  addConversationNote,
  addMessageNote,
  deleteNote,
  editNote,
  listConversationNotes,
} from './work/notes.ts';
import { acceptOffer, declineOffer } from './work/offers.ts';
import { confirmActivity, getOutcome, saveOutcome } from './work/outcomes.ts';
import { getPost } from './work/posts.ts';
import {
  changeQuickReply,
  createQuickReply,
  deleteQuickReply,
  listQuickReplies,
} from './work/quick-replies.ts';
import { markRead } from './work/read-marks.ts';
import { removeFromMessage, removePost } from './work/removals.ts';
import { requireAccess } from './work/require.ts';
import { resendMessage } from './work/resending.ts';
import { sendMessage } from './work/sending.ts';
import { getSession, listChannels, setAvailability } from './work/session.ts';
import { getSurvey } from './work/surveys.ts';
import { takeBackMessage } from './work/taking-back.ts';
import { listTemplates } from './work/templates.ts';
import { sendTranscript } from './work/transcripts.ts';
import { transferInteraction } from './work/transferring.ts';
import {
  detectLanguage,
  getTranslationSettings,
  listLanguages,
  setTranslationSettings,
  translateText,
} from './work/translations.ts';
import { tellTyping } from './work/typing.ts';
import { getAttachment, uploadAttachment } from './work/uploads.ts';
import { setViewing } from './work/viewing.ts';
import { getWorkRules } from './work/work-rules.ts';

/** Every operation of the contract with what carries it out. */
export function createHandlers(
  core: Core,
  { hub, addresses }: { readonly hub: EventHub; readonly addresses: FileAddresses },
): Handlers {
  const signIn = createSignIn(core);
  const limitTranslations = createRateLimit(core.limits.translations, core.clock);
  return {
    getHealth: async () => {
      await core.database.asSystem((transaction) => transaction.query('SELECT 1'));
      return { status: 'ok', version: VERSION, time: toTime(core.clock()) };
    },
    describeSignIn: () => signIn.describe(),
    answerSignIn: (call) => signIn.answer(call),
    finishSignIn: (call) => signIn.finish(call),
    startSession: (call) => signIn.start(call),
    renewToken: (call) => signIn.renew(call),
    endSession: (call) => signIn.end(call),
    getSession: (call) => getSession(core, call),
    setAvailability: (call) => setAvailability(core, call),
    getPreferences: (call) => getPreferences(core, call),
    changePreferences: (call) => changePreferences(core, call),
    getWorkRules: (call) => getWorkRules(core, call),
    listChannels: (call) => listChannels(core, call),
    listInteractions: (call) => listInteractions(core, call),
    countInteractions: (call) => countInteractions(core, call),
    getSurvey: (call) => getSurvey(core, call),
    getInteraction: (call) => getInteraction(core, call),
    changeInteraction: (call) => changeInteraction(core, call),
    getOutcome: (call) => getOutcome(core, call),
    saveOutcome: (call) => saveOutcome(core, call),
    confirmActivity: async (call) => {
      await confirmActivity(core, call);
      return new Response(null, { status: 204 });
    },
    endConversation: (call) => endConversation(core, call),
    endAfterWork: (call) => endAfterWork(core, call),
    listAudit: (call) => listAudit(core, call),
    assignInteraction: (call) => assignInteraction(core, call),
    setBoomerang: (call) => setBoomerang(core, call),
    addTime: (call) => addTime(core, call),
    unassignAndClose: (call) => unassignAndClose(core, call),
    acceptOffer: (call) => acceptOffer(core, call),
    declineOffer: (call) => declineOffer(core, call),
    listMessages: (call) => listMessages(core, addresses, call),
    sendMessage: (call) => sendMessage(core, addresses, call),
    actOnMessage: (call) => actOnMessage(core, addresses, call),
    dismissAction: (call) => dismissAction(core, addresses, call),
    resendMessage: (call) => resendMessage(core, addresses, call),
    getPost: (call) => getPost(core, addresses, call),
    takeBackMessage: (call) => takeBackMessage(core, addresses, call),
    removePost: (call) => removePost(core, hub, call),
    removeFromMessage: (call) => removeFromMessage(core, { addresses, hub }, call),
    changeMessageTags: (call) => changeMessageTags(core, addresses, call),
    addMessageNote: (call) => addMessageNote(core, call),
    addConversationNote: (call) => addConversationNote(core, call),
    listConversationNotes: (call) => listConversationNotes(core, call),
    editNote: (call) => editNote(core, call),
    deleteNote: (call) => deleteNote(core, call),
    muteInteraction: (call) => muteInteraction(core, call),
    listMutes: (call) => listMutes(core, call),
    markRead: (call) => markRead(core, call),
    tellTyping: (call) => tellTyping(core, call),
    setViewing: (call) => setViewing(core, call),
    getTranslationSettings: (call) => getTranslationSettings(core, call),
    setTranslationSettings: (call) => setTranslationSettings(core, call),
    translateText: (call) => translateText(core, limitTranslations, call),
    detectLanguage: (call) => detectLanguage(core, limitTranslations, call),
    listLanguages: (call) => listLanguages(core, call),
    sendTranscript: (call) => sendTranscript(core, call),
    getContact: (call) => getContact(core, call),
    changeContact: (call) => changeContact(core, call),
    listEarlier: (call) => listEarlier(core, call),
    countBulkResolution: (call) => countBulkResolution(core, call),
    startBulkResolution: (call) => startBulkResolution(core, call),
    listBulkResolutions: (call) => listBulkResolutions(core, call),
    cancelBulkResolution: (call) => cancelBulkResolution(core, call),
    listDirectory: (call) => listDirectory(core, call),
    elevateInteraction: (call) => elevateInteraction(core, call),
    beginOutbound: (call) => beginOutbound(core, call),
    listContactLines: (call) => listContactLines(core, call),
    transferInteraction: (call) => transferInteraction(core, call),
    listQuickReplies: (call) => listQuickReplies(core, call),
    createQuickReply: (call) => createQuickReply(core, call),
    changeQuickReply: (call) => changeQuickReply(core, call),
    deleteQuickReply: (call) => deleteQuickReply(core, call),
    listTemplates: (call) => listTemplates(core, call),
    uploadAttachment: (call) => uploadAttachment(core, addresses, call),
    getAttachment: (call) => getAttachment(core, addresses, call),
    downloadFile: (call) => downloadFile(core, addresses, call),
    downloadThumbnail: (call) => downloadThumbnail(core, addresses, call),
    readEvents: (call) => readEvents(core, hub, addresses, call),
  };
}

/** The stream where it is asked for, else a page. A browser's own `EventSource` says where it stood by `Last-Event-ID`. */
async function readEvents(
  core: Core,
  hub: EventHub,
  addresses: FileAddresses,
  { caller, query, request }: AgentCall<'readEvents'>,
): ReturnType<Handlers['readEvents']> {
  const last = request.headers.get('last-event-id');
  const stood =
    query.after ?? (last !== null && /^[A-Za-z0-9]{1,32}:\d{1,15}$/.test(last) ? last : undefined);
  const after = stood === undefined ? null : parsePosition(stood);
  if ((request.headers.get('accept') ?? '').includes('text/event-stream')) {
    return new Response(await hub.open(caller, after), {
      headers: {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-content-type-options': 'nosniff',
        // Proxies that gather answers would hold events back.
        'x-accel-buffering': 'no',
      },
    });
  }
  return readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    return readEventPage(transaction, after, access, addresses);
  });
}
