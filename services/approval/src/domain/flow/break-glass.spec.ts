import { describe, expect, it } from 'vitest';
import { actOn, actWithReceipt, makePlan, receiptFor } from './index.js';
import { delegation, FACTS, role, rule, step, user, worldOf } from './testing/world.js';

const AT = '2026-02-02T09:00:00Z';
const world = worldOf([rule([step('a', 1, user('dirk')), step('b', 2, role('judge'))])]);
const planned = (facts = {}, own = world) => makePlan(own, own.policy, { ...FACTS, ...facts }, 1, AT);
const breakGlass = (by: string[], facts = {}, own = world) => actOn(own, planned(facts, own), { act: 'breakGlass', at: AT, by });

describe('Two in an emergency', () => {
  it('approve what others should decide, and count as its approvers', () => {
    const { flow, refusal } = breakGlass(['eva', 'finn']);
    expect(refusal).toBeUndefined();
    expect(flow).toMatchObject({ state: 'approved', steps: [{ state: 'approved', votes: [{ by: 'eva' }, { by: 'finn' }] }, { state: 'skipped' }] });
    expect(actOn(world, flow, { act: 'releasePayment', at: AT, by: 'eva' }).refusal).toBe('SOD_PAYMENT_RELEASE');
  });

  it('change nothing as long as there is one', () => {
    expect(breakGlass(['eva'])).toMatchObject({ flow: { state: 'pending' } });
  });

  it.each([
    ['SELF_APPROVAL', ['eva', 'ann'], {}],
    ['SOD_VENDOR_EDITOR', ['eva', 'finn'], { vendorEditors: ['finn'] }],
    ['SOD_RECEIPT_POSTER', ['eva', 'finn'], { receiptPosters: ['eva', 'finn'] }],
    ['ALREADY_DECIDED', ['eva', 'eva'], {}],
  ])('are held to separation of duties: %s', (refusal, by, facts) => {
    expect(breakGlass(by, facts).refusal).toBe(refusal);
  });

  it('are not one who stands in for the other', () => {
    const away = worldOf([rule([step('a', 1, user('dirk'))])], {}, { delegations: [delegation('eva', 'finn')] });
    expect(breakGlass(['eva', 'finn'], {}, away).refusal).toBe('ALREADY_DECIDED');
    expect(breakGlass(['finn', 'dirk'], { createdBy: 'eva' }, away).refusal).toBe('SELF_APPROVAL');
  });

  it('leave a receipt that recomputes', () => {
    const away = worldOf([rule([step('a', 1, user('dirk'))])], {}, { delegations: [delegation('carla', 'finn')] });
    const { receipt } = actWithReceipt(away, planned({}, away), { act: 'breakGlass', at: AT, by: ['eva', 'finn'] });
    expect(receiptFor(JSON.parse(JSON.stringify(receipt.inputs)) as typeof receipt.inputs).text).toBe(receipt.text);
  });
});
