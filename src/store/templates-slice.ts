import { templateObstacle } from '../model/template-send.ts';
import { templateProblems, type TemplateShelf } from '../model/template.ts';
import type { Engine } from './engine.ts';
import { localMessage, newEntry } from './local-message.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxSender } from './outbox-sender.ts';
import { selectRules } from './select-rules.ts';
import type { AppActions, TemplatesSlice } from './state.ts';
import type { Copies } from './storage/copies.ts';
import { seenMessageId } from './seen-message.ts';

export type TemplateActions = Pick<
  AppActions,
  'loadTemplates' | 'keepTemplateDraft' | 'uploadTemplateFile' | 'sendTemplate'
>;

const NOTHING: TemplatesSlice = { status: 'idle', shelf: null, error: null };

/** Reading, filling in and sending what networks have approved. */
export function createTemplateActions(
  engine: Engine,
  outbox: Outbox,
  sender: OutboxSender,
  cache: Copies,
): TemplateActions {
  const patch = (channelId: string, part: Partial<TemplatesSlice>): void => {
    engine.commit((change) => {
      change.put('templates', channelId, { ...(change.state.templates[channelId] ?? NOTHING), ...part });
    });
  };
  const shelfOf = (channelId: string): TemplateShelf | null =>
    engine.state.templates[channelId]?.shelf ?? null;
  const copyOf = (channelId: string): string => `templates ${channelId}`;

  return {
    loadTemplates: async (channelId, refresh = false) => {
      if (engine.state.templates[channelId]?.status === 'loading') return;
      patch(channelId, { status: 'loading', error: null });
      if (shelfOf(channelId) === null) {
        const kept = await cache.read<TemplateShelf>(copyOf(channelId));
        if (kept !== null) patch(channelId, { shelf: { ...kept, stale: true } });
      }
      const result = await engine.client.templates(channelId, refresh, engine.signal);
      if (engine.hasEnded) return;
      if (!result.ok) {
        patch(channelId, { status: 'failed', error: result.error });
        return;
      }
      patch(channelId, { status: 'ready', shelf: result.value });
      cache.keep(copyOf(channelId), result.value);
    },
    keepTemplateDraft: (id, draft) => {
      engine.commit((change) => {
        change.put('templateDrafts', id, draft);
      });
    },
    uploadTemplateFile: (interactionId, file, { signal, ...options }) =>
      engine.client.upload(file, {
        ...options,
        interactionId,
        signal: signal === undefined ? engine.signal : AbortSignal.any([engine.signal, signal]),
      }),
    sendTemplate: async (id, choice, file) => {
      const { state } = engine;
      const session = state.session.value;
      const interaction = state.interactions[id];
      const rules = selectRules(id)(state);
      if (session === null || interaction === undefined || rules === null || engine.keep === null)
        return false;
      const { features } = session;
      if (templateObstacle({ interaction, rules, features }) !== null) return false;
      const template = shelfOf(interaction.channelId)?.templates.find((one) => one.id === choice.templateId);
      const files = file === null ? [] : [file];
      if (template === undefined || templateProblems(template, choice.values, files).length > 0) return false;
      const message = localMessage({
        clientId: engine.makeId(),
        interaction,
        agent: session.agent,
        rules,
        text: choice.content.body,
        template: choice.content,
        attachments: files,
        visibility: 'private',
        inReplyTo: null,
        now: engine.now(),
      });
      const entry = newEntry(message, seenMessageId(state, id), engine.machineNow(), choice);
      await outbox.enqueue(id, [entry], null);
      sender.drain(id);
      return true;
    },
  };
}
