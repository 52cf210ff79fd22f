import { isMap, type DocumentedValue } from './documented-values.js';

type Schema = Record<string, unknown>;

/** What a default alone does not tell. A quantity of Kubernetes may be a number or a text. */
const CONSTRAINTS: Readonly<Record<string, Schema>> = {
  replicas: { minimum: 0 },
  containerPort: { minimum: 1024, maximum: 65_535 },
  drainSeconds: { minimum: 1 },
  graceSeconds: { minimum: 1 },
  'image.pullPolicy': { enum: ['Always', 'IfNotPresent', 'Never'] },
  'image.digest': { pattern: '^(sha256:[0-9a-f]{64})?$' },
  'autoscaling.minReplicas': { minimum: 1 },
  'autoscaling.maxReplicas': { minimum: 1 },
  'autoscaling.targetCPUUtilizationPercentage': { minimum: 1, maximum: 100 },
  'autoscaling.targetMemoryUtilizationPercentage': { minimum: 1, maximum: 100 },
  'autoscaling.scaleDownStabilizationSeconds': { minimum: 0, maximum: 3600 },
  'podDisruptionBudget.maxUnavailable': { type: ['integer', 'string'], pattern: '^[0-9]+%?$' },
  'provision.natsReplicas': { type: ['integer', 'string'], pattern: '^[1-5]?$', minimum: 1, maximum: 5 },
  'service.type': { enum: ['ClusterIP', 'NodePort', 'LoadBalancer'] },
  'service.port': { minimum: 1, maximum: 65_535 },
  'ingress.maxBodyMiB': { minimum: 1 },
  'ingress.requestsPerSecond': { minimum: 0 },
};

/** These take whatever a pod takes: the API server knows it better than we do. */
const OPEN = new Set(['resources', 'migration.resources', 'podSecurityContext', 'securityContext']);

function ofValue(value: unknown): Schema {
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: 'integer' };
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => typeof item === 'string') ? { type: 'array', items: { type: 'string' } } : { type: 'array' };
  if (isMap(value)) return { type: 'object' };
  return { type: 'string' };
}

const section = (): Schema => ({ type: 'object', additionalProperties: false, properties: {} });

function place(root: Schema, { path, description, value }: DocumentedValue): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = root;
  for (const step of steps) {
    const properties = at['properties'];
    if (!isMap(properties)) return;
    const known = (properties[step] ??= section());
    if (!isMap(known)) return;
    at = known;
  }
  const properties = at['properties'];
  if (isMap(properties)) properties[last] = { ...(OPEN.has(path) ? { type: 'object' } : ofValue(value)), ...CONSTRAINTS[path], description };
}

/** The values schema of a service's chart: no unknown key, so that a slip of the pen is told and not ignored. */
export function serviceSchema(values: readonly DocumentedValue[]): Schema {
  const schema = section();
  for (const value of values) place(schema, value);
  const properties = isMap(schema['properties']) ? schema['properties'] : {};
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...schema,
    properties: {
      enabled: { type: 'boolean', description: 'Read by the umbrella chart: install this service.' },
      global: { type: 'object', description: 'Shared with the other charts of the release.' },
      common: { type: 'object', description: 'Defaults of the library chart.' },
      ...properties,
    },
  };
}

/** The umbrella's: each service's values are judged by the schema of its own chart. */
export function umbrellaSchema(values: readonly DocumentedValue[], services: readonly string[]): Schema {
  const schema = section();
  for (const value of values.filter(({ path }) => path.startsWith('global.'))) place(schema, value);
  const global = isMap(schema['properties']) ? schema['properties']['global'] : undefined;
  const open = isMap(global) ? { ...global, additionalProperties: true } : { type: 'object' };
  const each = Object.fromEntries(
    services.map((name) => [name, { type: 'object', properties: { enabled: { type: 'boolean', description: `Install ${name}.` } } }]),
  );
  return { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', additionalProperties: false, properties: { global: open, ...each } };
}
