import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';
import type { SuiteCount } from './suite-count.ts';

/**
 * Writes how many tests passed, failed and were skipped into the file that `INLAY_COUNT_FILE` names, for
 * `npm test` to sum up. A file that could not be loaded, a failed hook and an error outside of any test count
 * as one failure each.
 */
export function countReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors) {
      const file = process.env['INLAY_COUNT_FILE'];
      if (file === undefined) return;

      const count: SuiteCount = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
      for (const module of modules) {
        const failedBefore = count.failed;
        for (const test of module.children.allTests()) {
          const { state } = test.result();
          // A test that never ran for a failed hook of its file is neither passed nor meant to be skipped.
          if (state !== 'pending') count[state] += 1;
        }
        if (!module.ok() && count.failed === failedBefore) count.failed += 1;
      }
      writeFileSync(file, JSON.stringify(count));
    },
  };
}
