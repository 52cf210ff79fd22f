import type { EventDefinition } from './define.js';
import { EVENTS } from './events/index.js';

/** A JSON Schema as it was written down. */
export type WrittenSchema = Readonly<Record<string, unknown>>;

/** What was released of an event: its schema and an example that some system may have kept. */
export interface ReleasedEvent {
  readonly schema: WrittenSchema;
  readonly example: unknown;
}

/** All events as they are now, in the form in which a release keeps them. */
export function releaseOfEvents(): Record<string, ReleasedEvent> {
  const events: readonly EventDefinition[] = Object.values(EVENTS);
  return JSON.parse(JSON.stringify(Object.fromEntries(events.map((event) => [event.type, { schema: event.data, example: event.example }])))) as Record<
    string,
    ReleasedEvent
  >;
}

/**
 * In what a schema has not only grown since it was released: a field that is gone, that has become or ceased to be
 * mandatory, whose type or form is another, a word that is no longer allowed. New optional fields and new words are growth.
 */
export function growthFaults(released: WrittenSchema, now: WrittenSchema, path = ''): string[] {
  const faults: string[] = [];
  for (const key of ['type', 'format', 'pattern', 'const']) {
    if (JSON.stringify(released[key]) !== JSON.stringify(now[key]))
      faults.push(`${path || '/'}: ${key} was ${JSON.stringify(released[key])} and is ${JSON.stringify(now[key])}`);
  }
  const before = wordsOf(released['enum']);
  const after = wordsOf(now['enum']);
  if (before && after) faults.push(...before.filter((word) => !after.includes(word)).map((word) => `${path}: "${word}" is no longer allowed`));
  const mandatory = new Set(wordsOf(released['required']) ?? []);
  const mandatoryNow = new Set(wordsOf(now['required']) ?? []);
  for (const name of mandatoryNow) if (!mandatory.has(name)) faults.push(`${path}/${name}: has become mandatory`);
  for (const name of mandatory) if (!mandatoryNow.has(name)) faults.push(`${path}/${name}: is no longer mandatory`);
  const properties = schemasOf(now['properties']);
  for (const [name, schema] of Object.entries(schemasOf(released['properties']))) {
    const own = properties[name];
    faults.push(...(own ? growthFaults(schema, own, `${path}/${name}`) : [`${path}/${name}: is gone`]));
  }
  if (isSchema(released['items']) && isSchema(now['items'])) faults.push(...growthFaults(released['items'], now['items'], `${path}/*`));
  return faults;
}

function isSchema(value: unknown): value is WrittenSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function schemasOf(value: unknown): Record<string, WrittenSchema> {
  return isSchema(value) ? Object.fromEntries(Object.entries(value).filter((entry): entry is [string, WrittenSchema] => isSchema(entry[1]))) : {};
}

function wordsOf(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}
