import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { writeResult } from '../load/write-result.js';
import { withOrigins } from './origins.js';
import { serviceOf, sharesOf, together, type CpuProfile, type Shares } from './shares.js';

/** Owners of less are left out. */
const LEAST_PERCENT = 1;

interface ServiceShares {
  readonly service: string;
  readonly busySeconds: number;
  /** Percent of the busy time by owner, the largest first. */
  readonly percent: Readonly<Record<string, number>>;
}

function told(service: string, shares: Shares): ServiceShares {
  const busy = [...shares.values()].reduce((sum, took) => sum + took, 0);
  const percents = [...shares]
    .map(([owner, took]) => [owner, Math.round((1000 * took) / busy) / 10] as const)
    .filter(([, percent]) => percent >= LEAST_PERCENT);
  return { service, busySeconds: Math.round(busy / 1e5) / 10, percent: Object.fromEntries(percents.toSorted((a, b) => b[1] - a[1])) };
}

const lineOf = ({ service, busySeconds, percent }: ServiceShares): string =>
  `${service.padEnd(11)} ${busySeconds} s busy: ${Object.entries(percent)
    .map(([owner, share]) => `${owner} ${share} %`)
    .join(', ')}`;

/** Registers `bench -- shares`. */
export function sharesBench(program: Command): void {
  program
    .command('shares')
    .description('whose code the services were busy in, by the CPU profiles that pipeline or http wrote with --profile')
    .argument('<dir>', 'the folder of the profiles')
    .option('--after <seconds>', 'leave out what came before: starting, and becoming hot', Number, 15)
    .option('--json [file]', 'write the result as JSON to a file, or alone to stdout')
    .action((dir: string, { after, json }: { after: number; json?: string | true }) => {
      const files = readdirSync(dir).filter((name) => name.endsWith('.cpuprofile'));
      const found = files.flatMap((name): { service: string; shares: Shares }[] => {
        const profile = withOrigins(JSON.parse(readFileSync(join(dir, name), 'utf8')) as CpuProfile);
        const service = serviceOf(profile);
        return service === undefined ? [] : [{ service, shares: sharesOf(profile, after) }];
      });
      if (found.length === 0) program.error(`${dir} holds no CPU profile of a service. Make some: npm run bench -- pipeline --profile ${dir}`);
      const services = found.map(({ service, shares }) => told(service, shares));
      const all = told('all', together(found.map(({ shares }) => shares)));
      for (const one of services) process.stderr.write(`${lineOf(one)}\n`);
      writeResult(json, { services, all }, lineOf(all));
    });
}
