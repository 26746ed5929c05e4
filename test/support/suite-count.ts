/** How the tests of one suite went. */
export interface SuiteCount {
  passed: number;
  failed: number;
  skipped: number;
}
