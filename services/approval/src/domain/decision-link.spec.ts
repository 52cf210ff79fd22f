import { newId } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { isSigned, readToken, tokenOf, type DecisionLink } from './decision-link.js';

const SECRET = 's'.repeat(32);
const link: DecisionLink = { tenantId: newId(), linkId: newId(), taskId: newId(), subject: 'anna', contentHash: 'a'.repeat(64), expiresAt: '2026-01-18T10:00:00.000Z' };
const good = (own: DecisionLink, token: string, secret = SECRET): boolean => {
  const read = readToken(token);
  return read !== undefined && isSigned(own, read, secret);
};

describe('A link to decide by', () => {
  it('is good as it was made', () => {
    expect(good(link, tokenOf(link, SECRET))).toBe(true);
  });

  it.each(['tenantId', 'linkId', 'taskId', 'subject', 'contentHash', 'expiresAt'] as const)('is not that of another %s', (part) => {
    expect(good({ ...link, [part]: part.endsWith('Id') ? newId() : 'other' }, tokenOf(link, SECRET))).toBe(false);
  });

  it('is not made with another secret, nor with a changed signature', () => {
    const token = tokenOf(link, SECRET);
    expect(good(link, token, 't'.repeat(32))).toBe(false);
    expect(good(link, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBe(false);
    for (const broken of ['', 'x', token.slice(0, -2), `${token}=`, token.replace('.', ' ')]) expect(readToken(broken)).toBeUndefined();
  });
});
