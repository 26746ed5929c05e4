import type { Engine } from './engine.ts';
import type { OutboxEntry } from './state.ts';

/** Keeps what was filled into a template that did not go, for another try; does nothing for a message that is none. */
export function keepTemplateDraft(engine: Engine, { template, message }: OutboxEntry): void {
  if (!template) return;
  const { templateId, values } = template;
  engine.commit((change) => {
    change.put('templateDrafts', message.interactionId, {
      templateId,
      values,
      file: message.attachments[0] ?? null,
    });
  });
}
