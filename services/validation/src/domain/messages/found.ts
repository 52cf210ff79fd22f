import type { Finding, Says } from '@smartap/contracts';
import { CATALOGUE, type MessageCode } from './catalogue.js';
import { tell } from './tell.js';

const MOST_CHARS = 500;

const cut = (values: Says['values']): Says['values'] => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.slice(0, MOST_CHARS)]));

/** What a finding has besides its code and its values. */
export type FoundParts = Pick<Finding, 'severity' | 'terms'> &
  Partial<Pick<Finding, 'expected' | 'actual' | 'otherInvoiceId'>> & {
    /** Which text, where the code has several. */
    readonly text?: MessageCode;
    readonly parts?: Says['parts'];
  };

/** A finding outside the rules: its message is told from the catalogue, and what it is made of travels with it. */
export function found(code: MessageCode, values: Says['values'], { text, parts, ...rest }: FoundParts): Finding {
  const says: Says = { ...(text === undefined ? {} : { text }), values: cut(values), ...(parts === undefined || parts.length === 0 ? {} : { parts }) };
  return { code, ...rest, message: tell(CATALOGUE[text ?? code], says, 'en'), says };
}
