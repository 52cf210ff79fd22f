import { dec, type Decimal } from '@smartap/runtime';

/** UN/ECE Rec 20 units by kind, with the exact number of base units in one. */
const UNITS: Readonly<Record<string, readonly [kind: string, factor: string]>> = {
  C62: ['piece', '1'], H87: ['piece', '1'], EA: ['piece', '1'], PCE: ['piece', '1'], XPP: ['piece', '1'], DZN: ['piece', '12'], CEN: ['piece', '100'], MIL: ['piece', '1000'],
  GRM: ['mass', '0.001'], KGM: ['mass', '1'], TNE: ['mass', '1000'],
  MMT: ['length', '0.001'], CMT: ['length', '0.01'], MTR: ['length', '1'], KMT: ['length', '1000'],
  MLT: ['volume', '0.001'], LTR: ['volume', '1'], HLT: ['volume', '100'], MTQ: ['volume', '1000'],
  SEC: ['time', '1'], MIN: ['time', '60'], HUR: ['time', '3600'],
};

/** How many `to` units one `from` unit is; undefined when no exact factor is known: never guessed as 1. */
export function unitFactor(from: string, to: string): Decimal | undefined {
  if (from === to) return dec('1');
  const a = UNITS[from];
  const b = UNITS[to];
  return a && b && a[0] === b[0] ? dec(a[1]).div(b[1]) : undefined;
}
