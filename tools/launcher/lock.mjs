// Two launchers at once must not install or build into the same folders.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @param {string} file */
function holderLives(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Runs the work while this process holds the lock; waits for another launcher that holds it.
 * @param {string} root
 * @param {() => Promise<void>} work
 */
export async function alone(root, work) {
  const folder = join(root, '.run');
  const file = join(folder, 'build.lock');
  mkdirSync(folder, { recursive: true });
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (!holderLives(file)) rmSync(file, { force: true });
      else {
        if (!told) process.stderr.write('Another command installs or builds: waiting for it …\n');
        told = true;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
  try {
    await work();
  } finally {
    rmSync(file, { force: true });
  }
}
