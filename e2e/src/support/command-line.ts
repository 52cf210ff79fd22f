import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { signToken, type Role } from '@smartap/auth';
import { NODE, ROOT } from '@smartap/tools';
import type { WholeSystem } from './whole-system.js';

const CLI = join(ROOT, 'tools', 'dist', 'cli.js');

/** How a command ended. */
export interface Ended<Out = Record<string, unknown>> {
  readonly code: number;
  /** What it said as JSON. */
  readonly out: Out;
  readonly lastLine: string;
}

/** `npm run smartap -- … --json` as a process, by somebody of a tenant. */
export class CommandLine {
  private constructor(private readonly env: Readonly<Record<string, string | undefined>>) {}

  static async of({ running }: WholeSystem, tenantId: string, subject: string, role: Role): Promise<CommandLine> {
    const settings = { AUTH_JWT_SECRET: running.jwtSecret, AUTH_ISSUER: 'smartap', AUTH_AUDIENCE: 'smartap-api' };
    return new CommandLine({
      ...process.env,
      SMARTAP_URL: running.gatewayUrl,
      SMARTAP_TOKEN: await signToken(settings, { subject, tenantId, roles: [role], kind: 'person' }),
    });
  }

  run<Out = Record<string, unknown>>(...args: string[]): Promise<Ended<Out>> {
    return new Promise((resolve) => {
      const child = execFile(NODE, [CLI, ...args, '--json'], { env: this.env }, (_error, out, err) =>
        resolve({ code: child.exitCode ?? -1, out: (out === '' ? {} : JSON.parse(out)) as Out, lastLine: err.trim().split('\n').at(-1) ?? '' }),
      );
    });
  }
}
