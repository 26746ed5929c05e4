import type { AppState } from './state.ts';

export const selectBulk = (state: AppState): AppState['bulk'] => state.bulk;
export const selectListFilter = (state: AppState): AppState['list']['filter'] => state.list.filter;
export const selectResolutionReasons = (state: AppState): readonly string[] | undefined =>
  state.workRules?.settings.resolutionReasons;
