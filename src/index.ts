/**
 * The public surface: elements as classes, their events, the store and what it is built from, words, and the model's types.
 * Importing it registers nothing; `define.ts` does.
 */
export { Availability } from './components/availability/availability.ts';
export { AvailabilityChangeEvent } from './components/availability/availability.events.ts';
export { Composer } from './components/composer/composer.ts';
export { CustomerCard } from './components/customer-card/customer-card.ts';
export { InteractionList } from './components/interaction-list/interaction-list.ts';
export {
  InteractionOpenEvent,
  OfferAnswerEvent,
} from './components/interaction-list/interaction-list.events.ts';
export { MessageThread } from './components/message-thread/message-thread.ts';
export { CustomerCardEvent, ThreadCloseEvent } from './components/message-thread/message-thread.events.ts';
export { OutboundButton } from './components/outbound-button/outbound-button.ts';
export { OutcomeDialog } from './components/outcome-dialog/outcome-dialog.ts';
export { Panel } from './components/panel/panel.ts';
export type { Shortcut, ShortcutKeys } from './components/panel/shortcuts.ts';
export { Provider } from './components/provider/provider.ts';
export { QuickReplies } from './components/quick-replies/quick-replies.ts';
export type { ReplyTab } from './components/quick-replies/reply-tabs.ts';
export { ReplyInsertEvent, TemplateSentEvent } from './components/quick-replies/quick-replies.events.ts';
export { StoreController } from './controllers/store-controller.ts';
export { hostContext, storeContext } from './controllers/contexts.ts';
export { StringsController, stringsContext } from './controllers/strings-controller.ts';
export { LANGUAGES, loadStrings, type Language } from './i18n/load-strings.ts';
export { overrideStrings, type FirstStrings, type Strings, type StringsOverride } from './i18n/strings.ts';
export { createRestClient, type RestClientOptions } from './client/rest-client.ts';
export { PageHost, type PageHostOptions } from './hosts/page/page-host.ts';
export { HostRequestEvent, type HostRequest } from './hosts/page/page-host.events.ts';
export { followActs } from './hosts/page/acts.ts';
export { FrameHost, type FrameHostOptions } from './hosts/frame/frame-host.ts';
export { createAppStore, type AppStoreOptions } from './store/app-store.ts';
export * from './store/selectors.ts';
export { selectRules } from './store/select-rules.ts';
export type * from './store/state.ts';
export type * from './model/agent.ts';
export type * from './model/channel.ts';
export type * from './model/client.ts';
export type * from './model/attribute.ts';
export type * from './model/contact.ts';
export type * from './model/contact-card.ts';
export type * from './model/delivery.ts';
export type * from './model/event.ts';
export type * from './model/host.ts';
export type * from './model/host-call.ts';
export type { SignIn, SignInState, SignInTrouble } from './model/sign-in.ts';
export type * from './model/interaction-list.ts';
export type * from './model/interaction.ts';
export type * from './model/message.ts';
export type * from './model/platform.ts';
export type * from './model/quick-reply.ts';
export type * from './model/result.ts';
export type * from './model/status.ts';
export type * from './model/template.ts';
