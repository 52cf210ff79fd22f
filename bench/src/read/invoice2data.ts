import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LaunchError } from '@smartap/tools';

/** Beside the source, as it is no TypeScript. */
const SCRIPT = fileURLToPath(new URL('../../src/read/times_of_invoice2data.py', import.meta.url));

/**
 * What invoice2data takes for each of some PDFs, in milliseconds.
 *
 * @param python a Python that has it
 * @param warmUp a PDF that is none of them, or they would be read from what it keeps
 * @throws LaunchError, which says what to do, where that Python has it not
 */
export function timesOfInvoice2data(python: string, warmUp: string, paths: readonly string[]): readonly number[] {
  try {
    return JSON.parse(execFileSync(python, [SCRIPT], { input: [warmUp, ...paths].join('\n'), encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })) as number[];
  } catch {
    throw new LaunchError(
      `${python} does not run invoice2data.`,
      'Install it (pip install invoice2data, and pdftotext of poppler-utils), or leave --python out.',
    );
  }
}
