import { checkAttribute, type AttributeChange, type AttributeProblem } from '../../model/attribute.ts';
import type { CardDraft } from '../../store/card-state.ts';

/** What of a draft is another value than before, and what can't be kept and why. */
export function changeOf({ base, values }: CardDraft): {
  readonly change: AttributeChange;
  readonly problems: Readonly<Record<string, AttributeProblem>>;
} {
  const change: Record<string, string | number | null> = {};
  const problems: Record<string, AttributeProblem> = {};
  for (const attribute of base.attributes) {
    const written = values[attribute.id];
    // What is no longer among the choices may stay as long as nobody touches it.
    if (written === undefined || written === String(attribute.value ?? '')) continue;
    const checked = checkAttribute(attribute, written);
    if (!checked.ok) problems[attribute.id] = checked.problem;
    else if (checked.value !== attribute.value) change[attribute.id] = checked.value;
  }
  return { change, problems };
}
