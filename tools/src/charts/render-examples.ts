import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../root.js';

/** The kinds of installation that have a values file, whose rendered manifests are kept so that a review sees what a change does. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

/** What `helm template` makes of the umbrella chart with the values of an environment. */
export function renderExample(environment: (typeof ENVIRONMENTS)[number], helm = 'helm'): string {
  const chart = join(ROOT, 'charts', 'smartap');
  return execFileSync(helm, ['template', 'smartap', chart, '--namespace', 'smartap', '-f', join(chart, `values-${environment}.yaml`)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
