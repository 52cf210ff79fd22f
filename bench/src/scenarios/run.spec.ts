import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KINDS } from './kit.js';
import { runScenarios } from './run.js';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kit-'));
  for (const kind of KINDS) writeFileSync(join(dir, `${kind}.json`), JSON.stringify({ kind, formatVersion: '1', scenarios: [{ id: `${kind}-1`, kind }, { id: `${kind}-2`, kind }] }));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe(runScenarios.name, () => {
  it('counts a kind without adapter as not right, and a case that throws', () => {
    const result = runScenarios(dir, { matching: ({ id }) => { if (id === 'matching-2') throw new Error('no'); return []; } }, () => undefined);
    expect(result).toMatchObject({ matching: { right: 1, total: 2 }, duplicates: { right: 0, total: 2 }, approval: { right: 0, total: 2 } });
    expect(result.failures.map(({ id }) => id)).toEqual(['matching-2', 'duplicates-1', 'duplicates-2', 'approval-1', 'approval-2']);
  });

  it('says what is no kit', () => {
    writeFileSync(join(dir, 'approval.json'), '{}');
    expect(() => runScenarios(dir, {}, () => undefined)).toThrow(/is no kit of kind "approval"/);
    expect(() => runScenarios(join(dir, 'nowhere'), {}, () => undefined)).toThrow(/cannot be read/);
  });
});
