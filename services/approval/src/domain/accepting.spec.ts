import { describe, expect, it } from 'vitest';
import { stepAnswered } from './accepting.js';

const NONE: ReadonlySet<string> = new Set();
const STEPS = [{ id: 'approver', role: 'approver' }, { id: 'controller', role: 'controller' }];
const asked = { limit: '1000', submittedBy: 'sam', vendorEditors: NONE, receiptPosters: NONE };
const who = (roles: string[], limit: string | null = '5000') => ({ subject: 'anna', roles, limit });
const answered = (roles: string[], parts: Partial<typeof asked> = {}, limit: string | null = '5000') => stepAnswered(STEPS, who(roles, limit), { ...asked, ...parts })?.id;

describe(stepAnswered.name, () => {
  it('is one that the person may decide, and of two the one that asks for more', () => {
    expect(answered(['approver'])).toBe('approver');
    expect(answered(['controller'])).toBe('controller');
  });

  it.each([
    ['a clerk', answered(['clerk'])],
    ['nobody that is known', answered([])],
    ['who handed it in', answered(['approver'], { submittedBy: 'anna' })],
    ['who changed the vendor', answered(['controller'], { vendorEditors: new Set(['anna']) })],
    ['who posted the receipt', answered(['controller'], { receiptPosters: new Set(['anna']) })],
    ['whose limit is too low', answered(['approver'], {}, '100')],
  ])('is none for %s', (_, step) => {
    expect(step).toBeUndefined();
  });
});
