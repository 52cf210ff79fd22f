import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, TestSuite } from 'vitest/node';

/** What a run came to. */
export interface Summary {
  passed: number;
  failed: number;
  /** Skipped, to do, or never started. */
  other: number;
}

/** Name of the variable that says where the summary goes. */
export const SUMMARY_FILE = 'SMARTAP_TEST_SUMMARY';

/** Tests counted; a file or suite that fails outside its tests counts as one failure, as does each unhandled error. */
export function summarize(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Summary {
  const summary: Summary = { passed: 0, failed: unhandled.length, other: 0 };
  const count = (suite: TestModule | TestSuite): void => {
    summary.failed += suite.errors().length;
    for (const child of suite.children) {
      if (child.type === 'suite') count(child);
      else {
        const { state } = child.result();
        if (state === 'passed') summary.passed += 1;
        else if (state === 'failed') summary.failed += 1;
        else summary.other += 1;
      }
    }
  };
  for (const module of modules) count(module);
  return summary;
}

/** A vitest reporter that writes the summary as JSON to the file named in the environment. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[SUMMARY_FILE];
    if (file) writeFileSync(file, JSON.stringify(summarize(modules, unhandled)));
  }
}
