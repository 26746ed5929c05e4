import { writeFileSync } from 'node:fs';
import type { Reporter, TestSession, TestSuiteResult } from '@web/test-runner-core';
import type { SuiteCount } from './suite-count.ts';

/**
 * Writes how many browser tests passed, failed and were skipped into the file that `INLAY_COUNT_FILE` names,
 * for `npm test` to sum up. A file that could not be loaded or did not finish counts as one failure.
 */
export function countReporter(): Reporter {
  return {
    onTestRunFinished({ sessions }) {
      const file = process.env['INLAY_COUNT_FILE'];
      if (file !== undefined) writeFileSync(file, JSON.stringify(countSessions(sessions)));
    },
  };
}

function countSessions(sessions: Iterable<TestSession>): SuiteCount {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const session of sessions) {
    const failedBefore = count.failed;
    if (session.testResults) countSuite(session.testResults, count);
    if (!session.passed && count.failed === failedBefore) count.failed += 1;
  }
  return count;
}

function countSuite(suite: TestSuiteResult, count: SuiteCount): void {
  for (const test of suite.tests) {
    if (test.skipped) count.skipped += 1;
    else if (test.passed) count.passed += 1;
    else count.failed += 1;
  }
  for (const inner of suite.suites) countSuite(inner, count);
}
