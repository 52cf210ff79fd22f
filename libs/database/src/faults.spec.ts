import { AppError } from '@smartap/runtime';
import { describe, expect, it } from 'vitest';
import { databaseCode, isConflict, isDatabaseError, isOutage } from './faults.js';

const coded = (code: string, message = 'failed'): Error => Object.assign(new Error(message), { code });
const wrapped = (code: string): Error => Object.assign(new Error('QueryFailedError'), { driverError: coded(code) });

describe('faults', () => {
  it.each(['ECONNREFUSED', '57P01', '57P03', '53300', '08006', '08001'])('%s is an outage', (code) => {
    expect(isOutage(coded(code))).toBe(true);
    expect(isOutage(wrapped(code))).toBe(true);
    expect(isConflict(coded(code))).toBe(false);
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('"%s" is an outage', (message) => {
    expect(isOutage(new Error(message))).toBe(true);
  });

  it.each(['40001', '40P01', '55P03'])('%s is a conflict', (code) => {
    expect(isConflict(wrapped(code))).toBe(true);
    expect(isOutage(wrapped(code))).toBe(false);
  });

  it.each(['23505', '22012', '42P01'])('%s is an error of the data or the statement', (code) => {
    expect(isDatabaseError(wrapped(code))).toBe(true);
    expect(isOutage(wrapped(code))).toBe(false);
    expect(isConflict(wrapped(code))).toBe(false);
  });

  it('takes no error of our own for the database’s', () => {
    expect(isDatabaseError(new AppError('NEVER', 'five letters'))).toBe(false);
    expect(isOutage(new AppError('ECONNREFUSED', 'ours'))).toBe(false);
    expect(isOutage(new AppError('OURS', 'connection terminated'))).toBe(false);
  });

  it.each([undefined, null, 'text', 42, {}, new Error('plain')])('finds no code in %s', (value) => {
    expect(databaseCode(value)).toBeUndefined();
    expect(isDatabaseError(value)).toBe(false);
  });
});
