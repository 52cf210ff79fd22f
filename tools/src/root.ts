import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder (this file runs as tools/dist/root.js). */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the launcher keeps: data, logs, state, by the name of the run. Never in git. */
export const RUN_FOLDER = join(ROOT, '.run');

/** Servers from a package registry. Never in git. */
export const TOOLS_FOLDER = join(ROOT, '.tools');

/** The Node that the project installs, for its own processes. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node');

/** What bundles the services of a checkout; commits of before ADR 0030 run what the compiler wrote, and have none. */
export function bundlerOf(checkout: string): string | undefined {
  const file = join(checkout, 'tools', 'launcher', 'bundle.mjs');
  return existsSync(file) ? file : undefined;
}
