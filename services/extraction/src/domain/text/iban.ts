import { around } from '../pdf/word.js';
import type { Found } from './identifiers.js';
import type { Line } from './print/line.js';
import type { Reading } from './print/reading.js';

/** Length of the IBAN by country (ISO 13616 registry). */
const LENGTHS: Readonly<Record<string, number>> = {
  AD: 24, AE: 23, AL: 28, AT: 20, BA: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FO: 18, FR: 27, GB: 22, GI: 23, GL: 18, GR: 27, HR: 21, HU: 28, IE: 22, IL: 23, IS: 26, IT: 27,
  LI: 21, LT: 20, LU: 20, LV: 21, MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SA: 24, SE: 24, SI: 19, SK: 24, SM: 27, TR: 26, UA: 29, XK: 20,
};

/** Whether the check digits of an IBAN hold (ISO 7064, MOD 97-10). */
export function isValidIban(iban: string): boolean {
  const rearranged = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const character of rearranged) {
    const digits = /\d/.test(character) ? character : String(character.charCodeAt(0) - 55);
    for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** Whether a text is an IBAN: as long as those of its country, and right by its check digits. */
export function isIban(text: string): boolean {
  return text.length === LENGTHS[text.slice(0, 2)] && isValidIban(text);
}

interface Account {
  iban: string;
  from: number;
  to: number;
}

/** An IBAN that begins at a word, over as many words as its country's length takes. */
function accountAt(line: Line, index: number): Account | undefined {
  const start = (line.words[index]?.text ?? '').replace(/^IBAN[:.]?/i, '').replaceAll(/^[:(]+|[,;).]+$/g, '');
  const length = LENGTHS[start.slice(0, 2)];
  if (length === undefined || !/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(start)) return undefined;
  let iban = start;
  let to = index;
  while (iban.length < length) {
    const next = (line.words[to + 1]?.text ?? '').replaceAll(/[,;).]+$/g, '');
    if (!/^[A-Z0-9]+$/.test(next) || line.cellOf[to + 1] === undefined) break;
    iban += next;
    to += 1;
  }
  return iban.length >= length - 3 && iban.length <= length + 3 ? { iban, from: index, to } : undefined;
}

/** The account to pay to: an IBAN whose check digits hold goes before one that only looks like it. */
export function findIban(reading: Reading): Found | undefined {
  const found: (Found & { score: number })[] = [];
  reading.lines.forEach((line, index) => {
    for (let word = 0; word < line.words.length; word += 1) {
      const account = accountAt(line, word);
      if (account === undefined) continue;
      const words = line.words.slice(account.from, account.to + 1);
      const isLabelled = reading.labels[index]?.some((hit) => hit.field === 'iban' && hit.to < word) === true || /IBAN/i.test(words[0]?.text ?? '');
      const holds = isIban(account.iban);
      const isDebited = /abgebucht|debited|pr[ée]lev/i.test(`${reading.lines[index - 1]?.row.text ?? ''} ${line.row.text}`);
      found.push({
        value: account.iban,
        confidence: holds ? 0.97 : isLabelled ? 0.6 : 0.4,
        label: isLabelled ? 'IBAN' : undefined,
        text: words.map((each) => each.text).join(' '),
        page: line.row.page,
        box: around(words.map((each) => each.box)),
        line: index,
        score: (holds ? 2 : 0) + (isLabelled ? 1 : 0) - (isDebited ? 2 : 0),
      });
      word = account.to;
    }
  });
  const [best] = found.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const { score: _score, ...account } = best;
  return account;
}
