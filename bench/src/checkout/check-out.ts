import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bundlerOf, LaunchError, NODE, ROOT, RUN_FOLDER, toStderr } from '@smartap/tools';
import { runProgram } from './run-program.js';

const WORKSPACES = ['libs', 'services'];
const PACKAGES = ['tools', 'bench', 'e2e'];

/** A commit that was checked out and built beside this one. */
export interface Checkout {
  readonly commit: string;
  readonly folder: string;
  remove(): Promise<void>;
}

/** Checks a commit out in a worktree of its own and builds it; with our packages when its lock file is ours. */
export async function checkOut(reference: string): Promise<Checkout> {
  const commit = await runProgram('git', ['rev-parse', '--verify', '--quiet', `${reference}^{commit}`], ROOT, 'give').catch(() => {
    throw new LaunchError(`${reference} is no commit of this repository.`, 'git log --oneline shows those there are; a shallow clone lacks the older ones.');
  });
  const folder = join(RUN_FOLDER, 'checkouts', commit.slice(0, 12));
  const remove = async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true });
    await runProgram('git', ['worktree', 'prune'], ROOT);
  };
  await remove();
  mkdirSync(join(RUN_FOLDER, 'checkouts'), { recursive: true });
  try {
    toStderr(`Checking out ${commit.slice(0, 12)} …`);
    await runProgram('git', ['worktree', 'add', '--quiet', '--detach', folder, commit], ROOT);
    await packages(folder);
    // The servers that were fetched for us serve it too.
    const servers = join(ROOT, '.tools');
    if (existsSync(servers)) symlinkSync(servers, join(folder, '.tools'));
    toStderr(`Building ${commit.slice(0, 12)} …`);
    await runProgram(NODE, [join(folder, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], folder);
    const bundler = bundlerOf(folder);
    if (bundler !== undefined) await runProgram(NODE, [bundler], folder);
    return { commit, folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function packages(folder: string): Promise<void> {
  const lock = (root: string): string => readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (lock(folder) !== lock(ROOT)) {
    toStderr('Its packages differ from ours: npm ci …');
    await runProgram('npm', ['ci', '--no-audit', '--no-fund'], folder);
    return;
  }
  const own = join(folder, 'node_modules');
  mkdirSync(join(own, '@smartap'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) if (name !== '@smartap') symlinkSync(join(ROOT, 'node_modules', name), join(own, name));
  const workspaces = [...WORKSPACES.flatMap((parent) => readdirSync(join(folder, parent)).map((name) => join(parent, name))), ...PACKAGES];
  for (const path of workspaces) {
    const { name }: { name: string } = JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8'));
    symlinkSync(join(folder, path), join(own, name));
    const nested = join(ROOT, path, 'node_modules');
    if (existsSync(nested)) symlinkSync(nested, join(folder, path, 'node_modules'));
  }
}
