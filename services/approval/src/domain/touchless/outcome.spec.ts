import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome.js';

const of = (how: 'touchless' | 'persons' | 'rejected', codes: string[] = [], revision = 1, isAmended = false) => outcomeOf(how, { revision, whyNot: codes.map((code) => ({ code })), isAmended });

describe(outcomeOf.name, () => {
  it('counts strictly what nobody touched, nor changed an order for', () => {
    expect(of('touchless')).toEqual({ how: 'touchless', outcome: 'clean', isStrict: true });
    expect(of('touchless', [], 1, true)).toMatchObject({ outcome: 'clean', isStrict: false });
    expect(of('touchless', [], 2)).toMatchObject({ outcome: 'corrected', isStrict: false });
  });

  it('takes for clean what persons merely agreed to', () => {
    expect(of('persons', ['OVER_LIMIT'])).toMatchObject({ outcome: 'clean', isStrict: false });
    expect(of('persons', ['EXCEPTION_ACCEPTED'])).toMatchObject({ outcome: 'corrected' });
  });

  it('takes a sample that was refused or corrected for an error that would have passed', () => {
    expect(of('rejected', ['AUDIT_SAMPLE'])).toMatchObject({ outcome: 'error' });
    expect(of('persons', ['AUDIT_SAMPLE'])).toMatchObject({ outcome: 'clean' });
    expect(of('rejected', ['NO_ORDER'])).toMatchObject({ outcome: 'corrected' });
  });
});
