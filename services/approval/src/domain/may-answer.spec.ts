import { describe, expect, it } from 'vitest';
import { refusalToAccept, refusalToAnswer, type Answerer, type Question } from './may-answer.js';

const who = (parts: Partial<Answerer> = {}): Answerer => ({ subject: 'anna', roles: ['approver'], limit: '1000', ...parts });
const question = (parts: Partial<Question> = {}): Question => ({
  kind: 'approval', role: 'approver', limit: '1000', submittedBy: 'scanner', vendorEditors: new Set(), receiptPosters: new Set(), approvedBy: new Set(), ...parts,
});

describe(refusalToAccept.name, () => {
  it('lets a person approve within role and limit', () => {
    expect(refusalToAccept(who(), question())).toBeUndefined();
    expect(refusalToAccept(who({ limit: null }), question({ limit: '1000000' }))).toBeUndefined();
    expect(refusalToAccept(who({ limit: undefined }), question({ limit: null }))).toBeUndefined();
  });

  it.each([
    ['SELF_APPROVAL', {}, { submittedBy: 'anna' }],
    ['SOD_VENDOR_EDITOR', {}, { vendorEditors: new Set(['anna']) }],
    ['SOD_RECEIPT_POSTER', {}, { receiptPosters: new Set(['ben', 'anna']) }],
    ['ALREADY_DECIDED', {}, { approvedBy: new Set(['anna']) }],
    ['LIMIT_EXCEEDED', {}, { limit: '1000.01' }],
    ['LIMIT_EXCEEDED', {}, { limit: '-1000.01' }],
    ['LIMIT_EXCEEDED', { limit: undefined }, { limit: '1' }],
    ['NOT_ASSIGNED', { roles: ['clerk'] }, {}],
    ['NOT_ASSIGNED', { roles: [] }, {}],
    ['NOT_ASSIGNED', {}, { role: 'controller' }],
  ] as const)('refuses by %s', (code, person, asked) => {
    expect(refusalToAccept(who(person), question(asked))?.code).toBe(code);
  });

  it('makes no exception of separation of duties for a controller without limit', () => {
    const controller = who({ roles: ['controller'], limit: null });
    expect(refusalToAccept(controller, question({ submittedBy: 'anna' }))?.code).toBe('SELF_APPROVAL');
    expect(refusalToAccept(controller, question({ role: 'controller', approvedBy: new Set(['anna']) }))?.code).toBe('ALREADY_DECIDED');
  });

  it.each(['review', 'finding'] as const)('asks for no more than the role for a %s', (kind) => {
    expect(refusalToAccept(who({ limit: undefined }), question({ kind, submittedBy: 'anna', vendorEditors: new Set(['anna']), limit: '5000' }))).toBeUndefined();
    expect(refusalToAccept(who({ roles: ['clerk'] }), question({ kind, role: 'controller' }))?.code).toBe('NOT_ASSIGNED');
  });

  it('asks for role and limit for an exception', () => {
    const exception = (limit: string) => question({ kind: 'exception', submittedBy: 'anna', limit });
    expect(refusalToAccept(who(), exception('1000'))).toBeUndefined();
    expect(refusalToAccept(who(), exception('1000.01'))?.code).toBe('LIMIT_EXCEEDED');
    expect(refusalToAccept(who({ limit: undefined }), exception('1'))?.code).toBe('LIMIT_EXCEEDED');
    expect(refusalToAccept(who({ limit: undefined }), question({ kind: 'exception', limit: null }))).toBeUndefined();
  });
});

describe(refusalToAnswer.name, () => {
  it.each([
    ['clerk', 'clerk', true], ['approver', 'clerk', true], ['controller', 'clerk', true], ['controller', 'approver', true],
    ['clerk', 'approver', false], ['approver', 'controller', false], ['admin', 'approver', false], ['auditor', 'auditor', true],
  ])('lets a %s answer for a %s: %s', (has, asked, may) => {
    expect(refusalToAnswer(who({ roles: [has] }), { role: asked }) === undefined).toBe(may);
  });
});
