/**
 * The Lightning component in Salesforce's own test tool: `sfdx-lwc-jest` compiles it as the platform does and lends it stubs of
 * Lightning's modules. Run on the project that an administrator deploys, with the bridge as it is built.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Jest from 'jest';
import type { SuiteCount } from '../support/suite-count.ts';
import { writeProject } from './project.ts';

const require = createRequire(import.meta.url);
const repository = join(import.meta.dirname, '../..');
const project = mkdtempSync(join(tmpdir(), 'inlay-lwc-'));
try {
  await writeProject(project);
  // Salesforce's configuration reads the project that it is started in.
  process.chdir(project);
  process.env['NODE_ENV'] = 'test';
  const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config.js') as {
    jestConfig: Record<string, unknown>;
  };
  const config = {
    ...jestConfig,
    rootDir: project,
    roots: [project, import.meta.dirname],
    testMatch: [join(import.meta.dirname, '*.lwc.ts')],
    modulePaths: [join(repository, 'node_modules')],
    moduleNameMapper: {
      // The tool has no stub of this one.
      '^lightning/platformUtilityBarApi$': join(import.meta.dirname, 'stubs/platform-utility-bar-api.ts'),
    },
    // Tests of this repository import by file name.
    moduleFileExtensions: ['ts', 'js', 'html', 'json'],
    errorOnDeprecated: true,
    cacheDirectory: join(repository, 'node_modules/.cache/lwc-jest'),
  };
  const { runCLI } = require('jest') as typeof Jest;
  const { results } = await runCLI(
    { _: [], $0: 'jest', config: JSON.stringify(config), runInBand: true, verbose: true },
    [project],
  );
  const count: SuiteCount = {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
  const file = process.env['INLAY_COUNT_FILE'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(count));
  process.exitCode = results.success ? 0 : 1;
} finally {
  process.chdir(repository);
  rmSync(project, { recursive: true, force: true });
}
