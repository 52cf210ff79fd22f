import { describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.js';
import { findLost } from './lost.js';
import { anEvent, keptBy, soundEvidence } from './testing/sound.js';

const checksOf = (change: (sound: Evidence) => Partial<Evidence>): string[] => {
  const sound = soundEvidence();
  return findLost({ ...sound, ...change(sound) }).map(({ check, invoiceId }) => `${check} ${invoiceId ?? ''}`);
};

describe(findLost, () => {
  it('finds nothing where nothing is lost', () => {
    expect(checksOf(() => ({}))).toEqual([]);
  });

  it('takes the same event twice on the wire for none', () => {
    expect(checksOf(({ events }) => ({ events: [...events, ...events] }))).toEqual([]);
  });

  it('finds a promise that the read model does not know', () => {
    expect(checksOf(({ promised }) => ({ promised: [...promised, 'c'] }))).toEqual(['no-row c']);
  });

  it('finds a promise without an outcome', () => {
    const changed = checksOf(({ views }) => ({ views: views.map((view) => (view.invoiceId === 'a' ? { ...view, outcome: null } : view)) }));
    expect(changed).toEqual(['no-outcome a']);
  });

  it('finds a decision that is in no stream', () => {
    expect(checksOf(({ events }) => ({ events: events.filter(({ type }) => type !== 'invoice.matched.v1') }))).toEqual(['not-in-stream a']);
  });

  it('finds a decision that its owner forgot', () => {
    expect(checksOf(({ decisions }) => ({ decisions: decisions.filter(({ service, invoiceId }) => service !== 'matching' || invoiceId !== 'a') }))).toEqual(['forgotten a']);
  });

  it('finds an owner that fell back to an older decision', () => {
    const newer = anEvent('validation', 'invoice.validated.v1', 'b', [2, 1]);
    expect(checksOf(({ events }) => ({ events: [...events, newer] }))).toEqual(['forgotten b']);
    expect(checksOf(({ events, decisions }) => ({ events: [...events, newer], decisions: [...decisions.filter(({ eventId }) => !eventId.startsWith('invoice.validated.v1 b')), keptBy(newer)] }))).toContain('read-model b');
  });

  it('finds a read model that stands behind the newest decision', () => {
    const behind = checksOf(({ views }) => ({ views: views.map((view) => (view.invoiceId === 'b' ? { ...view, lineage: [1, 1] } : view)) }));
    expect(behind).toEqual(['read-model b']);
  });

  it('finds a task that was never told', () => {
    expect(checksOf(({ events }) => ({ events: events.filter(({ type }) => type !== 'task.opened.v1') }))).toEqual(['task-not-told b']);
    expect(checksOf(({ events }) => ({ events: events.filter(({ type }) => type !== 'task.closed.v1') }))).toEqual(['task-not-told b']);
  });
});
