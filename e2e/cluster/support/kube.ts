import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '@smartap/tools';

const run = promisify(execFile);
/** The Helm under test: `HELM=helm4 npm run test:cluster` takes another. */
const HELM = process.env['HELM'] ?? 'helm';
const LIMIT_BYTES = 64 * 1024 * 1024;

export const CHARTS = join(ROOT, 'charts');
export const UMBRELLA = join(CHARTS, 'smartap');

/** What a program said that failed. */
export class CommandError extends Error {}

async function call(program: string, args: readonly string[], input?: string): Promise<string> {
  try {
    const started = run(program, [...args], { cwd: ROOT, maxBuffer: LIMIT_BYTES });
    if (input !== undefined) started.child.stdin?.end(input);
    return (await started).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const said = `${stdout}${stderr}`.split('\n').filter((line) => !line.includes('found symbolic link'));
    throw new CommandError(`${program} ${args.join(' ')}:\n${said.join('\n')}`, { cause: error });
  }
}

/** One namespace of the cluster that KUBECONFIG names. */
export class Namespace {
  constructor(readonly name: string) {}

  /** Makes it, held to the pod security standard `restricted`, with the secrets an installation needs. */
  static async create(name: string): Promise<Namespace> {
    const namespace = new Namespace(name);
    await call('kubectl', ['create', 'namespace', name]);
    await call('kubectl', ['label', 'namespace', name, 'pod-security.kubernetes.io/enforce=restricted']);
    const secrets = await call('node', [join(ROOT, 'deploy', 'scripts', 'make-secrets.mjs'), 'kubernetes', '--namespace', name, '--dev-servers']);
    await call('kubectl', ['apply', '-f', '-'], secrets);
    return namespace;
  }

  kubectl(...args: string[]): Promise<string> {
    return call('kubectl', ['--namespace', this.name, ...args]);
  }

  helm(...args: string[]): Promise<string> {
    return call(HELM, ['--namespace', this.name, ...args]);
  }

  async json<T>(...args: string[]): Promise<T> {
    const found: T = JSON.parse(await this.kubectl(...args, '-o', 'json'));
    return found;
  }

  async apply(manifest: object): Promise<void> {
    await call('kubectl', ['--namespace', this.name, 'apply', '-f', '-'], JSON.stringify(manifest));
  }

  /** Posts to a path of the API that kubectl has no verb for. */
  raw(path: string, body: object): Promise<string> {
    return call('kubectl', ['create', '--raw', path, '-f', '-'], JSON.stringify(body));
  }

  async drop(): Promise<void> {
    await call('kubectl', ['delete', 'namespace', this.name, '--wait=false']);
  }
}

/** Of the cluster, not of a namespace. */
export const kubectl = (...args: string[]): Promise<string> => call('kubectl', args);
