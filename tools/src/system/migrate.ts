import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LaunchError } from '../launch.error.js';
import { NODE } from '../root.js';

const run = promisify(execFile);

function outputOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const output = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  return output || error.message;
}

/** Runs the migrations of a service in a process of its own, as the schema's owner. */
export async function migrateService(service: string, script: string, env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await run(NODE, [script], { env, timeout: 120_000 });
  } catch (error) {
    throw new LaunchError(
      `The migrations of ${service} failed:\n${outputOf(error)}`,
      'The database is as it was before the one that failed. Mend it and start again.',
    );
  }
}
