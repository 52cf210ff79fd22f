import { endOfRevision } from '@smartap/contracts';
import { describe, expect, it } from 'vitest';
import { findDoubled } from './doubled.js';
import type { Evidence } from './evidence.js';
import { anEvent, soundEvidence } from './testing/sound.js';

const checksOf = (change: (sound: Evidence) => Partial<Evidence>): string[] => {
  const sound = soundEvidence();
  return findDoubled({ ...sound, ...change(sound) }).map(({ check, invoiceId }) => `${check} ${invoiceId ?? ''}`);
};

describe(findDoubled, () => {
  it('finds nothing where nothing is doubled', () => {
    expect(checksOf(() => ({}))).toEqual([]);
  });

  it('takes the same event id twice on the wire for none', () => {
    expect(checksOf(({ events }) => ({ events: [...events, ...events] }))).toEqual([]);
  });

  it('finds a fact that was told under two ids', () => {
    expect(checksOf(({ events }) => ({ events: [...events, anEvent('matching', 'invoice.matched.v1', 'a', [1, 1, 1], { id: 'other' })] }))).toEqual(['two-events a']);
  });

  it('takes a newer lineage for a fact of its own', () => {
    expect(checksOf(({ events }) => ({ events: [...events, anEvent('matching', 'invoice.matched.v1', 'a', [1, 1, 2])] }))).toEqual([]);
  });

  it('finds two approvals of one match', () => {
    expect(checksOf(({ events }) => ({ events: [...events, anEvent('approval', 'invoice.approved.v1', 'a', [1, 1, 1, 2])] }))).toEqual(['two-approvals a']);
    expect(checksOf(({ events }) => ({ events: [...events, anEvent('approval', 'invoice.approved.v1', 'a', [1, 1, 2, 1])] }))).toEqual([]);
  });

  it('finds a revision that was approved and rejected', () => {
    expect(checksOf(({ events }) => ({ events: [...events, anEvent('approval', 'invoice.rejected.v1', 'a', endOfRevision(1))] }))).toEqual(['two-ends a']);
  });

  it('finds a task that was opened twice', () => {
    const opened = anEvent('approval', 'task.opened.v1', 'b', [1, 1], { id: 'other', task: { taskId: 'task-b', kind: 'finding', role: 'controller' } });
    expect(checksOf(({ events }) => ({ events: [...events, opened] }))).toEqual(['two-events b']);
  });

  it('finds two tasks for one question', () => {
    const second = { taskId: 'task-c', invoiceId: 'b', kind: 'finding', role: 'controller', lineage: [1, 1], state: 'open' as const };
    expect(checksOf(({ tasks }) => ({ tasks: [...tasks, second] }))).toEqual(['two-tasks b']);
    expect(checksOf(({ tasks }) => ({ tasks: [...tasks, { ...second, role: 'clerk' }] }))).toEqual([]);
  });

  it('finds two live invoices with one claim', () => {
    const same = checksOf(({ events, views }) => ({
      events: [...events, anEvent('validation', 'invoice.validated.v1', 'c', [1, 1], { claimKey: 'key-a' })],
      views: [...views, { invoiceId: 'c', stage: 'waiting', outcome: 'waiting:goods', lineage: [1, 1, 1] }],
    }));
    expect(same).toEqual(['two-holders a']);
  });

  it('lets a refused one name the claim of another', () => {
    const refused = checksOf(({ events, views }) => ({
      events: [...events, anEvent('validation', 'invoice.validated.v1', 'c', [1, 1], { claimKey: 'key-a' })],
      views: [...views, { invoiceId: 'c', stage: 'blocked', outcome: 'refused:DUPLICATE_NUMBER', lineage: [1, 1] }],
    }));
    expect(refused).toEqual([]);
  });

  it('finds goods that are billed twice', () => {
    expect(checksOf(({ allocations }) => ({ allocations: [...allocations, { invoiceId: 'c', orderNumber: 'PO-1', orderLine: '1', quantity: '0.000000001' }] }))).toEqual(['over-allocated ']);
  });

  it('finds an upload that was taken in twice', () => {
    expect(checksOf(({ submitted }) => ({ submitted: [...submitted, 'c'] }))).toEqual(['taken-twice c']);
  });

  it('finds an effect that is twice in the audit', () => {
    expect(checksOf(() => ({ repeatedInAudit: [{ invoiceId: 'a', action: 'invoice.approved', times: 2 }] }))).toEqual(['two-effects a']);
  });
});
