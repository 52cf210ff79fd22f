import type { Binding } from './statement.js';

/** The binding of a format that the standard has one to (`ubl`, `cii`, `cii-zf1`, `facturx`): only UBL is not written in CII. */
export function bindingOf(format: string): Binding {
  return format === 'ubl' ? 'ubl' : 'cii';
}
