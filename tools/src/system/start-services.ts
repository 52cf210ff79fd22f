import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../launch.error.js';
import { ManagedProcess } from '../processes/managed-process.js';
import { bundlerOf, NODE } from '../root.js';
import type { Run } from './run.js';
import type { ProcessName } from './system.js';
import type { ServiceName } from '@smartap/contracts';

/** One process of a service to start. */
export interface ServicePlan {
  /** The service's own, or that of a further replica. */
  name: ProcessName;
  program: ServiceProgram;
  port: number;
  env: NodeJS.ProcessEnv;
}

/** The built code of a service in one checkout. */
export interface ServiceProgram {
  readonly folder: string;
  /** The program that brings its schema to this version. */
  readonly migrate: string;
  /** What Node.js is started with. */
  readonly args: readonly string[];
}

/**
 * A young generation of 8 MB holds a service below 200 MB. Of twice that it takes a twentieth less CPU and some 20 MB more
 * (docs/performance.md). Source maps are left out to save memory too.
 */
const NODE_ARGS = ['--max-semi-space-size=8', '--min-semi-space-size=8', '--max-old-space-size=256', '--no-parallel-scavenge', '--heap-growing-percent=60'];

/**
 * glibc gives each thread a heap of its own, and a service has eight threads that hardly allocate: two heaps spare some 20 MB. With
 * thresholds that are stated, what is freed goes back to the system instead of raising them.
 */
const MALLOC = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' };

/** What a checkout has built of a service: its bundle, or what was compiled in a commit of before bundles. The first file that is missing is an error that names it. */
export function serviceProgram(service: ServiceName, checkout: string): ServiceProgram {
  const folder = join(checkout, 'services', service);
  const isBundled = bundlerOf(checkout) !== undefined;
  const built = join(folder, isBundled ? 'bundle' : 'dist');
  const register = isBundled ? join(built, 'register.js') : join(checkout, 'libs', 'observability', 'dist', 'register.js');
  const [main, migrate] = [join(built, 'main.js'), join(built, 'migrate.js')];
  for (const file of [main, migrate, register]) {
    if (!existsSync(file)) throw new LaunchError(`The service ${service} cannot start: ${file} is missing.`, 'Build it: npm run build');
  }
  return { folder, migrate, args: [...NODE_ARGS, '--import', register, main] };
}

async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) });
  await response.body?.cancel();
  return response.status === 200;
}

/** A service's process, not started yet. */
export function serviceProcess(run: Run, { name, program, port, env }: ServicePlan, autoRestart: boolean): ManagedProcess {
  return new ManagedProcess(
    {
      name,
      command: NODE,
      args: program.args,
      cwd: program.folder,
      env: { ...MALLOC, ...env },
      port,
      logFile: join(run.folder, 'logs', `${name}.log`),
      isReady: () => isReady(port),
      readyWithinMs: 60_000,
      graceMs: 30_000,
      autoRestart,
    },
    run.onProgress,
    () => run.save(),
  );
}
