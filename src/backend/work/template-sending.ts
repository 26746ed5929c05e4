import { checkAttachments } from '../../model/attachment-rules.ts';
import type { PlatformRules } from '../../model/platform.ts';
import { templateObstacle } from '../../model/template-send.ts';
import {
  isSameContent,
  renderTemplate,
  templateOrder,
  templateProblems,
  templateVariables,
  type TemplateChoice,
  type TemplateContent,
  type TemplateOrder,
  type TemplateProblem,
} from '../../model/template.ts';
import type { Access } from '../access.ts';
import type { Change } from '../change.ts';
import { readIn, type Core } from '../core.ts';
import type { AgentCall } from '../http/call.ts';
import { invalidField, Problem } from '../problem.ts';
import type { AttachmentRow } from '../rows/attachment-row.ts';
import type { ChannelRow } from '../rows/channel-row.ts';
import type { InteractionRow } from '../rows/interaction-row.ts';
import { attachmentExpectation } from './attachment-expectation.ts';
import { requireAccess, requireInteraction } from './require.ts';
import { freshTemplates, loadTemplates } from './templates.ts';

/** A template ready to leave: what the contact sees, and what the network is told. */
export interface PreparedTemplate {
  readonly content: TemplateContent;
  readonly order: TemplateOrder;
}

/** Brings what is known of the interaction's templates up to date before a transaction decides by it: networks are not asked within one. */
export async function loadTemplatesFor(
  core: Core,
  caller: AgentCall<'sendMessage'>['caller'],
  interactionId: string,
): Promise<void> {
  const channel = await readIn(core, caller.organisationId, async (transaction) => {
    const access = await requireAccess(transaction, caller);
    const row = await requireInteraction(transaction, access, interactionId);
    const [found] = await transaction.query<ChannelRow>('SELECT * FROM channel WHERE id = $1', [
      row.channel_id,
    ]);
    return found;
  });
  if (channel !== undefined) await freshTemplates(core, channel);
}

/** The template that a send names, filled in. Refuses one that is not approved, values that don't fit, and what its writer did not see. */
export async function requireTemplate(
  { transaction }: Change,
  given: {
    readonly access: Access;
    readonly row: InteractionRow;
    readonly rules: PlatformRules;
    readonly body: AgentCall<'sendMessage'>['body'];
    readonly choice: TemplateChoice;
    readonly files: readonly AttachmentRow[];
  },
): Promise<PreparedTemplate> {
  const { access, row, rules, body, choice, files } = given;
  const obstacle = templateObstacle({ interaction: row, rules, features: access.features });
  if (obstacle !== null)
    throw new Problem(obstacle.kind, obstacle.kind === 'feature-off' ? { detail: obstacle.feature } : {});
  requireNothingBeside(body);
  const known = await loadTemplates(transaction, row.channel_id);
  const template = known?.templates.find(({ id }) => id === choice.templateId);
  if (template === undefined)
    throw new Problem('template-gone', {
      fields: [{ field: 'template.templateId', expected: 'an approved template of this account' }],
    });
  const refused = checkAttachments(rules, files);
  if (refused.length > 0)
    throw new Problem('attachment-refused', {
      fields: refused.map((problem) => ({
        field: `attachmentIds.${String(problem.index)}`,
        expected: attachmentExpectation(problem),
      })),
    });
  const names = new Set(templateVariables(template).map(({ id }) => id));
  const unknown = Object.keys(choice.values).filter((id) => !names.has(id));
  const problems = templateProblems(template, choice.values, files);
  const fields = [
    ...unknown.map((id) => ({
      field: `template.values.${id}`,
      expected: 'no value, as there is no such variable',
    })),
    ...problems.map((problem) => ({
      field: fieldOf(problem),
      expected: EXPECTED[problem.problem](problem.limit),
    })),
  ];
  const content = renderTemplate(template, choice.values);
  // Where the template is another than the one that was filled in, its variables say so less well.
  if (problems.length === 0 && !isSameContent(content, choice.content)) throw new Problem('template-changed');
  if (fields.length > 0) throw new Problem('invalid-field', { fields });
  return { content, order: templateOrder(template, choice.values) };
}

/** A template goes alone: what stands beside it would not reach the contact. */
function requireNothingBeside({ text, translation, visibility }: AgentCall<'sendMessage'>['body']): void {
  if (text !== '') throw invalidField('text', 'nothing beside a template');
  if (translation !== null) throw invalidField('translation', 'null beside a template');
  if (visibility !== 'private') throw invalidField('visibility', 'private with a template');
}

function fieldOf({ at }: TemplateProblem): string {
  if (at === 'file') return 'attachmentIds';
  return at.includes(':') ? `template.values.${at}` : `template.${at}`;
}

const EXPECTED: Readonly<Record<TemplateProblem['problem'], (limit?: number) => string>> = {
  blank: () => 'a value that is not blank',
  'line-break': () => 'no line break, tab or control character',
  spaces: () => 'no four spaces in a row',
  'too-long': (limit) => `at most ${String(limit)} characters`,
  'file-missing': () => 'the one file of the header',
  'file-wrong': () => 'one file of the header’s kind, or none where it has no file',
};
