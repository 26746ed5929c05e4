import type { Feature } from './agent.ts';
import type { Interaction } from './interaction.ts';
import type { PlatformRules } from './platform.ts';

/** Why no template can be sent here, whatever is in it. */
export type TemplateObstacle =
  | { readonly kind: 'interaction-closed' }
  | { readonly kind: 'feature-off'; readonly feature: Feature }
  /** The network has no templates, or this is a public interaction. */
  | { readonly kind: 'visibility-not-allowed' };

/**
 * What stands in the way of a template in an interaction, or null. The reply window is none: a template is what may be sent outside
 * of it.
 */
export function templateObstacle({
  interaction,
  rules,
  features,
}: {
  readonly interaction: Pick<Interaction, 'status' | 'visibility'>;
  readonly rules: PlatformRules;
  readonly features: readonly Feature[];
}): TemplateObstacle | null {
  if (interaction.status === 'closed') return { kind: 'interaction-closed' };
  if (!features.includes('templates')) return { kind: 'feature-off', feature: 'templates' };
  if (interaction.visibility !== 'private' || !takesTemplates(rules))
    return { kind: 'visibility-not-allowed' };
  return null;
}

/** Whether a network has templates at all. */
export function takesTemplates(rules: Pick<PlatformRules, 'text'>): boolean {
  return rules.text.template !== undefined;
}
