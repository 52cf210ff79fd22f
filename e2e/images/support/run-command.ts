import { spawn } from 'node:child_process';

export interface Ended {
  code: number;
  output: string;
}

/** Runs a program to its end and gives what it said. */
export function runCommand(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** As {@link runCommand}, for programs that must succeed: gives their output without the white space around it. */
export async function mustRun(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { code, output } = await runCommand(program, args, env);
  if (code !== 0) throw new Error(`${program} ${args.slice(0, 3).join(' ')} … ended with ${code}:\n${output.slice(-4000)}`);
  return output.trim();
}
