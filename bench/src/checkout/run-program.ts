import { spawn } from 'node:child_process';

/**
 * Runs a program to its end; what it says goes to our stderr, or is given back.
 *
 * @throws Error when it fails
 */
export function runProgram(program: string, args: readonly string[], cwd: string, output: 'show' | 'give' = 'show'): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', output === 'give' ? 'pipe' : process.stderr, 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    // It ends what it has started; then we go.
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(name, pass);
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8').trim());
      else reject(new Error(`${[program, ...args].join(' ')} in ${cwd} ended with ${signal ?? code}.`));
    });
  });
}
