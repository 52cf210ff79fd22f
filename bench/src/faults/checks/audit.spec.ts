import { describe, expect, it } from 'vitest';
import { findAuditFaults } from './audit.js';
import { soundEvidence } from './testing/sound.js';

const checksOf = (trail: { rows: number; seals: number; fault: string | null }): string[] =>
  findAuditFaults({ ...soundEvidence(), trails: [{ service: 'matching', ...trail }] }).map(({ check }) => check);

describe(findAuditFaults, () => {
  it('finds nothing where every row is sealed and the chain holds', () => {
    expect(checksOf({ rows: 3, seals: 3, fault: null })).toEqual([]);
  });

  it('finds a broken chain', () => {
    expect(checksOf({ rows: 3, seals: 3, fault: 'the row was changed' })).toEqual(['audit-chain']);
  });

  it('finds rows without a seal, and seals without a row', () => {
    expect(checksOf({ rows: 3, seals: 2, fault: null })).toEqual(['audit-seals']);
    expect(checksOf({ rows: 2, seals: 3, fault: null })).toEqual(['audit-seals']);
  });
});
