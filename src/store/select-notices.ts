import type { Selector } from './selectors.ts';

/** Whether what was written may stand in a notice outside the panel: the administrator allows it, and the agent has turned it on. */
export const selectMayQuote: Selector<boolean> = ({ agentPreferences, workRules }) =>
  agentPreferences?.noticeContent === true && workRules?.settings.noticeContent === true;
