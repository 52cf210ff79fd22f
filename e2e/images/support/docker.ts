import { ROOT } from '@smartap/tools';
import { DOCKERFILE, imageOf, WRITABLE, type Container, type ImageEngine, type RunPlan } from './image-engine.js';
import { mustRun, runCommand } from './run-command.js';

interface Inspected {
  Size: number;
  Config: { User: string; Cmd: string[]; Healthcheck?: { Test: string[] } };
}

/** Docker or Podman, which understand the same commands: with a root that is read-only indeed. */
export class Docker implements ImageEngine {
  constructor(readonly name: 'docker' | 'podman') {}

  async build(service: string): Promise<void> {
    const format = this.name === 'podman' ? ['--format', 'docker'] : [];
    await this.must('build', ...format, '--build-arg', `SERVICE=${service}`, ...DOCKERFILE, '-t', imageOf(service), ROOT);
  }

  async sizeMb(service: string): Promise<number> {
    return (await this.inspect(service)).Size / 1e6;
  }

  async config(service: string): Promise<{ user: string; command: string[]; health: string[] }> {
    const { Config } = await this.inspect(service);
    return { user: Config.User, command: Config.Cmd, health: Config.Healthcheck?.Test ?? [] };
  }

  async run(service: string, { env, command = [] }: RunPlan): Promise<Container> {
    const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const writable = WRITABLE.flatMap((path) => ['--tmpfs', `${path}:uid=10001`]);
    const id = await this.must(
      'run',
      '--detach',
      '--network',
      'host',
      '--read-only',
      '--cap-drop',
      'ALL',
      ...writable,
      ...variables,
      imageOf(service),
      ...command,
    );
    const { health } = await this.config(service);
    return {
      output: async () => (await runCommand(this.name, ['logs', id])).output,
      health: async () => (await runCommand(this.name, ['exec', id, ...health.slice(1)])).code,
      stop: async () => {
        await this.must('stop', '--time', '40', id);
        return Number(await this.must('inspect', '--format', '{{.State.ExitCode}}', id));
      },
      // The kernel refused whatever was tried: the process would have failed.
      writtenFiles: async () =>
        (await this.must('diff', id))
          .split('\n')
          .filter((line) => /^[AC] \//.test(line) && !WRITABLE.some((path) => path.startsWith(line.slice(2)) || line.slice(2).startsWith(path))),
      remove: async () => void (await this.must('rm', '--force', id)),
    };
  }

  private async inspect(service: string): Promise<Inspected> {
    const [found]: Inspected[] = JSON.parse(await this.must('image', 'inspect', imageOf(service)));
    if (!found) throw new Error(`${imageOf(service)} is not there`);
    return found;
  }

  private must(...args: string[]): Promise<string> {
    return mustRun(this.name, args);
  }
}
