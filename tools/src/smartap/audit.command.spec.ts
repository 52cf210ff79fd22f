import { describe, expect, it } from 'vitest';
import { showTrails } from './audit.command.js';

describe(showTrails.name, () => {
  const trail = { schema: 'approval', tenants: 2, sealed: 1200, unsealed: 3, fault: null };

  it('says of each trail whether it holds', () => {
    expect(showTrails([trail])).toBe('approval          1200 acts of 2 tenant(s), 3 not chained yet: holds\n');
  });

  it('says where a chain breaks', () => {
    expect(showTrails([{ ...trail, fault: { tenantId: 'T', firstBadSeq: 7, reason: 'the row was changed' } }])).toContain('BROKEN for tenant T at act 7 (the row was changed)');
    expect(showTrails([{ ...trail, fault: { tenantId: 'T', firstBadSeq: null, reason: 'a row slipped past' } }])).toContain('BROKEN for tenant T (a row slipped past)');
  });
});
