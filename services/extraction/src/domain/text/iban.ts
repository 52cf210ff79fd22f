import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { around } from '../pdf/word.js';
import type { Found } from './identifiers.js';
import type { Line } from './print/line.js';
import type { Reading } from './print/reading.js';

/**
 * Whether an IBAN was read as it is printed: it has the form of its country, and its check digits hold (ISO 7064). The national ones within it are for
 * validation to judge: they say nothing of how it was read.
 */
export function isIban(text: string): boolean {
  return validateIBAN(text).errorCodes.every((code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
}

interface Account {
  iban: string;
  from: number;
  to: number;
}

/** An IBAN that begins at a word, over as many words as its country's length takes. */
function accountAt(line: Line, index: number): Account | undefined {
  const start = (line.words[index]?.text ?? '').replace(/^IBAN[:.]?/i, '').replaceAll(/^[:(]+|[,;).]+$/g, '');
  const length = countrySpecs[start.slice(0, 2)]?.chars;
  if (!length || !/^[A-Z]{2}\d{2}[A-Z0-9]*$/.test(start)) return undefined;
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
