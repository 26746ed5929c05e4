import type { PreferencesChange } from '../model/agent-preferences.ts';
import type { Result } from '../model/result.ts';

/** What can be done about what the agent prefers on every machine. */
export interface AgentPreferencesActions {
  /** Changes what the agent prefers: shown at once, taken back where it is refused; resolves to why. */
  changePreferences(change: PreferencesChange): Promise<Result<void>>;
}
