import { SERVICES } from '@smartap/contracts';
import { busUsers } from '@smartap/messaging';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../root.js';
import { renderNatsConfig } from '../servers/nats-config.js';
import { documentedValues, type DocumentedValue } from './documented-values.js';
import { serviceSchema, umbrellaSchema } from './values-schema.js';
import { valuesTable } from './values-table.js';

const read = (...path: readonly string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;
const valuesOf = (chart: string): DocumentedValue[] => documentedValues(read('charts', chart, 'values.yaml'), `charts/${chart}/values.yaml`);

function chartReadme(chart: string, parts: readonly string[]): string {
  const { description }: { description: string } = parse(read('charts', chart, 'Chart.yaml'));
  return [
    `# ${chart}`,
    description.endsWith('.') ? description : `${description}.`,
    ...parts,
    'Made by `npm run charts` from the comments of values.yaml.',
    '',
  ].join('\n\n');
}

/** Each service's own values over the library's, in the order of the library. */
function serviceValues(chart: string, common: readonly DocumentedValue[]): { own: DocumentedValue[]; all: DocumentedValue[] } {
  const own = valuesOf(chart);
  const covers = (value: DocumentedValue): boolean => own.some(({ path }) => path === value.path);
  return { own, all: [...common.filter((value) => !covers(value)), ...own] };
}

/** NATS with a user for each service, which may do what it needs and no more; passwords come from the environment. */
export function natsServerConfig(): string {
  const users = busUsers().map(({ user, publish, subscribe }) => ({
    user,
    password: { variable: `NATS_PASSWORD_${user.toUpperCase()}` },
    publish,
    subscribe,
    allowResponses: true,
  }));
  const config = renderNatsConfig({ host: '0.0.0.0', port: 4222, monitorPort: 8222, storeDir: '/data', maxPayloadBytes: 1_048_576, users });
  return `# Made by npm run charts from the permissions in libs/messaging. Each password comes from a variable of the server's environment.\n${config}`;
}

/** What `npm run charts` writes: path from the root, and content. */
export function generatedFiles(): Map<string, string> {
  const common = valuesOf('common');
  const files = new Map<string, string>();
  for (const service of SERVICES) {
    const { own, all } = serviceValues(service, common);
    files.set(`charts/${service}/values.schema.json`, json(serviceSchema(all)));
    files.set(
      `charts/${service}/README.md`,
      chartReadme(service, ['## Its own settings', valuesTable(own), 'All other settings, with their defaults: [common](../common/README.md).']),
    );
  }
  files.set('charts/common/README.md', chartReadme('common', ['## Settings of every service', valuesTable(common)]));
  const umbrella = valuesOf('smartap');
  files.set('charts/smartap/values.schema.json', json(umbrellaSchema(umbrella, SERVICES)));
  files.set(
    'charts/smartap/README.md',
    chartReadme('smartap', [
      'Installed as docs/install-kubernetes.md says. Any setting of [common](../common/README.md) can be set for one service under its name.',
      '## Settings',
      valuesTable(umbrella),
    ]),
  );
  files.set('deploy/nats/nats-server.conf', natsServerConfig());
  return files;
}
