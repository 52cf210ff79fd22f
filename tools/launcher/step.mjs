// One step of the launcher that may take long: a line with its seconds on stderr, its output only when it fails.
import { spawn } from 'node:child_process';

/**
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
export function runQuietly(title, command, args, cwd) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(0);
  const tty = process.stderr.isTTY;
  let shown = false;
  const tick = setInterval(() => {
    if (tty) process.stderr.write(`\r${title} … ${seconds()} s`);
    else if (!shown || Number(seconds()) % 15 === 0) process.stderr.write(`${title} … ${seconds()} s\n`);
    shown = true;
  }, 1000);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const finish = (fault) => {
      clearInterval(tick);
      if (shown) process.stderr.write(`${tty ? '\r' : ''}${title} … ${fault ? 'failed after' : 'done in'} ${seconds()} s\n`);
      if (fault) reject(new Error(`${title} failed: ${fault}\n${Buffer.concat(output).toString('utf8').trim()}`));
      else resolve(undefined);
    };
    child.on('error', (error) => finish(error.message));
    child.on('close', (code, signal) => finish(code === 0 ? '' : `exit ${code ?? signal}`));
  });
}
