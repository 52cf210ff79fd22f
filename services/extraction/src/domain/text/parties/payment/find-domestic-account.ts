import { cellAtEdge } from '../../../pdf/edges.js';
import { boxOf } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { lineBelow } from '../../print/next-line.js';
import type { Reading } from '../../print/reading.js';
import { DOMESTIC_FORMS, type DomesticForm } from './domestic-forms.js';

/** An account that is no IBAN (BT-84), and what its bank is known by (BT-86). */
export interface DomesticAccount {
  readonly account: Found;
  readonly bank: Found | undefined;
}

/** How sure an account is by its label, its form and what stands beside it. */
const CLAIM = 0.95;
/** An account and the code of its bank stand in so many lines, one below the other. */
const LINES = 3;
/** What any account is called by, or its bank. */
const MAY_BE = /giro|konto|\b[bp]g\b|a\/?c|acc|bsb|sort|routing|aba/i;

/** What is printed in a line, with its cells as their heads and what stands below them at their edge: `Bankgiro` above `5050-1055`. */
function textsOf(reading: Reading, index: number): string[] {
  const row = reading.lines[index]?.row;
  const below = lineBelow(reading, index);
  const headed = row?.cells.map((cell) => `${cell.text} ${cellAtEdge(below, cell.box)?.text ?? ''}`) ?? [];
  return row === undefined ? [] : [row.text, ...headed];
}

/** Where figures that a text says are printed, in one of some lines. */
function placeOf(reading: Reading, lines: readonly number[], printed: string): Omit<Found, 'value' | 'confidence' | 'label'> | undefined {
  const wanted = printed.replaceAll(/\s/g, '');
  for (const line of lines) {
    const { words = [], row } = reading.lines[line] ?? {};
    for (const at of words.keys()) {
      let joined = '';
      for (let end = at; end < words.length && joined.length < wanted.length; end += 1) {
        joined += (words[end]?.text ?? '').replaceAll(/^[:#(]+|[,;.)]+$/g, '');
        if (joined === wanted) return { text: printed, page: row?.page ?? 1, box: boxOf(words.slice(at, end + 1)), line };
      }
    }
  }
  return undefined;
}

/** An account of a form whose bank stands in its line or one near it. */
function ofForm(reading: Reading, index: number, { account, bank, holds }: DomesticForm): DomesticAccount | undefined {
  const lines = Array.from({ length: 2 * LINES - 1 }, (_, at) => index - LINES + 1 + at).filter(
    (line) => reading.lines[line]?.row.page === reading.lines[index]?.row.page,
  );
  const own = textsOf(reading, index)
    .map((text) => account.exec(text)?.[1])
    .find((each) => each !== undefined);
  if (own === undefined) return undefined;
  const code =
    bank instanceof RegExp
      ? lines
          .flatMap((line) => textsOf(reading, line))
          .map((text) => bank.exec(text)?.[1])
          .find((each) => each !== undefined)
      : undefined;
  const place = placeOf(reading, [index, ...lines], own);
  if (place === undefined || (bank instanceof RegExp && code === undefined) || !holds(own, code ?? '')) return undefined;
  const found = (value: string, where: typeof place): Found => ({ ...where, value, confidence: CLAIM, label: undefined });
  const bankPlace = code === undefined ? place : (placeOf(reading, lines, code) ?? place);
  const bankId = typeof bank === 'string' ? bank : code?.replaceAll(/[\s-]/g, '');
  return { account: found(own.replaceAll(/\D/g, ''), place), bank: bankId === undefined ? undefined : found(bankId, bankPlace) };
}

/** The account to be paid to where the pages print no IBAN: a giro, or a number with the code of its bank. */
export function findDomesticAccount(reading: Reading): DomesticAccount | undefined {
  // Most lines speak of none.
  const spoken = reading.lines.flatMap(({ row }, index) => (MAY_BE.test(row.text) ? [index] : []));
  for (const form of DOMESTIC_FORMS) {
    for (const index of spoken) {
      const found = ofForm(reading, index, form);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
