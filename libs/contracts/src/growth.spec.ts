import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENTS } from './events/index.js';
import { isEventType } from './event-map.js';
import { growthFaults, releaseOfEvents, type ReleasedEvent } from './growth.js';
import { assertFits } from './validate.js';

const released = JSON.parse(readFileSync(new URL('../released-events.json', import.meta.url), 'utf8')) as Record<string, ReleasedEvent>;

describe('what was released', () => {
  const now = releaseOfEvents();

  it.each(Object.keys(released))('%s has only grown, and its old example still holds', (type) => {
    const before = released[type];
    const after = now[type];
    if (!before || !after || !isEventType(type)) throw new Error(`${type} is gone: a version is never taken away while somebody may read it.`);
    expect(growthFaults(before.schema, after.schema)).toEqual([]);
    expect(() => assertFits(EVENTS[type].data, before.example, type)).not.toThrow();
  });
});

describe(growthFaults.name, () => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string', enum: ['x', 'y'] }, b: { type: 'array', items: { type: 'string' } } } };

  it('lets optional fields and new words in', () => {
    expect(growthFaults(schema, { ...schema, properties: { ...schema.properties, a: { type: 'string', enum: ['x', 'y', 'z'] }, c: { type: 'number' } } })).toEqual([]);
  });

  it.each([
    ['a field that is gone', { ...schema, properties: { a: schema.properties.a } }, '/b: is gone'],
    ['a field that became mandatory', { ...schema, required: ['a', 'b'] }, '/b: has become mandatory'],
    ['a field that need not be there any more', { ...schema, required: [] }, '/a: is no longer mandatory'],
    ['another type', { ...schema, properties: { ...schema.properties, b: { type: 'array', items: { type: 'number' } } } }, '/b/*: type was "string" and is "number"'],
    ['a word that is no longer allowed', { ...schema, properties: { ...schema.properties, a: { type: 'string', enum: ['x'] } } }, '/a: "y" is no longer allowed'],
  ])('finds %s', (_, changed, fault) => {
    expect(growthFaults(schema, changed)).toEqual([fault]);
  });
});
