import { resolve } from 'node:path';

/** What makes each service write a CPU profile of itself into a folder when it stops; nothing without a folder. */
export function profileEnv(folder: string | undefined): Readonly<Record<string, string>> {
  return folder === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${resolve(folder)}` };
}
