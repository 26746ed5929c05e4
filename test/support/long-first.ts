import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take several times as long as the others, longest first. */
const LONG = ['e2e/sending/sending.e2e.test.ts', 'e2e/static-demo.e2e.test.ts'];

/** Begins with the long files: one that comes last has a single worker busy to the end, where others wait for it. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((name) => moduleId.endsWith(name));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
