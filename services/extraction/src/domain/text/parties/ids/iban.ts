import { countrySpecs, validateIBAN, ValidationErrorsIBAN } from 'ibantools';
import { digitsMeant, lettersMeant } from '@smartap/tax-ids';
import { cellAtEdge, sameLeft } from '../../../pdf/edges.js';
import { boxOf, textOf, type Cell, type Word } from '../../../pdf/word.js';
import { isCollection } from '../../dates/pay-by.js';
import type { Found } from '../../found.js';
import { foldWords } from '../../print/fold.js';
import type { Line } from '../../print/line.js';
import type { Reading } from '../../print/reading.js';

/** ISO 13616 has no other characters; a hyphen keeps `validateIBAN` of `ibantools` 4.5.4 busy without an end, in the check digits of a French account. */
const IBAN_CHARACTERS = /^[A-Z0-9]+$/;

/**
 * Whether an IBAN was read as it is printed: it has the form of its country, and its check digits hold (ISO 7064). The national ones within it are for
 * validation to judge: they say nothing of how it was read.
 */
export function isIban(text: string): boolean {
  return IBAN_CHARACTERS.test(text) && validateIBAN(text).errorCodes.every((code) => code === ValidationErrorsIBAN.WrongAccountBankBranchChecksum);
}

/** The classes of characters of a country's account, one after the other: `[0-9]{8}[A-Z0-9]{12}`. */
const CLASSES = /\[([^\]]+)\]\{(\d+)\}/g;

/** A recognised account with figures where its country has figures and letters where it has letters; where both may stand, as it is, and with figures. */
function inForm(text: string): string[] {
  const [country, check] = [lettersMeant(text.slice(0, 2)), digitsMeant(text.slice(2, 4))];
  let [asRead, asFigures, at] = ['', '', 4];
  for (const [, kind = '', count] of (countrySpecs[country]?.bban_regexp ?? '').matchAll(CLASSES)) {
    const part = text.slice(at, at + Number(count));
    const [figures, letters] = [/0-9/.test(kind), /A-Z/.test(kind)];
    asRead += figures && letters ? part : figures ? digitsMeant(part) : lettersMeant(part);
    asFigures += figures ? digitsMeant(part) : lettersMeant(part);
    at += Number(count);
  }
  return [asRead, asFigures].map((rest) => `${country}${check}${rest}`);
}

/** The IBAN that a recognised text stands for: letters and figures that look alike are exchanged where its country's form wants the other, and the check digits prove it. */
export function ibanMeant(recognised: string): string | undefined {
  const text = recognised.toUpperCase();
  return isIban(text) ? text : inForm(text).find((each) => each.length === text.length && isIban(each));
}

/** A country and two check digits. */
const START = /^[A-Z]{2}\d{2}[A-Z0-9]*$/;
const MAY_START = /[A-Z]{2}\d{2}/;
/** So many characters too few or too many may have been read. */
const MISREAD = 3;

interface Account {
  iban: string;
  words: readonly Word[];
}

const bare = (text: string): string => text.replaceAll(/[,;).]+$/g, '');

/** An account with the words that follow it, up to a length. */
function goneOn({ iban, words }: Account, following: readonly Word[], length: number): Account {
  let [whole, taken] = [iban, 0];
  while (whole.length < length && /^[A-Z0-9]+$/.test(bare(following[taken]?.text ?? ''))) {
    whole += bare(following[taken]?.text ?? '');
    taken += 1;
  }
  return { iban: whole, words: [...words, ...following.slice(0, taken)] };
}

/** In a narrow column lines of another one may stand between those of an account. */
const MAX_BETWEEN = 2;

/** The cells that an account may go on in: those of the next line, and the next at its own edge. */
function cellsBelow(lines: readonly Line[], at: number, word: number): readonly Cell[] {
  const [line, ...below] = lines.slice(at, at + 2 + MAX_BETWEEN);
  const own = line?.row.cells[line.cellOf[word] ?? -1];
  const [next, ...others] = below.filter(({ row }) => row.page === line?.row.page);
  return [...(next?.row.cells ?? []), ...others.flatMap(({ row }) => (own === undefined ? [] : (cellAtEdge(row, own.box) ?? [])))];
}

/** An IBAN that begins at a word, over as many words as its country's length takes; one that does not end in its own cell goes on in a cell below where the check digits prove that. */
function accountAt(lines: readonly Line[], at: number, index: number): Account | undefined {
  const line = lines[at];
  const first = line?.words[index];
  if (line === undefined || first === undefined || !MAY_START.test(first.text)) return undefined;
  const start = bare(first.text.replace(/^IBAN[:.]?/i, '').replaceAll(/^[:(]+/g, ''));
  const length = countrySpecs[start.slice(0, 2)]?.chars;
  if (!length || !START.test(start)) return undefined;
  const account = goneOn({ iban: start, words: [first] }, line.words.slice(index + 1), length);
  if (!isIban(account.iban)) {
    const begun = goneOn({ iban: start, words: [first] }, line.words.slice(index + 1, line.cellOf.lastIndexOf(line.cellOf[index] ?? -1) + 1), length);
    const wrapped = cellsBelow(lines, at, index)
      .map((cell) => goneOn(begun, cell.words, length))
      .find(({ iban }) => isIban(iban));
    if (wrapped !== undefined) return wrapped;
  }
  return Math.abs(account.iban.length - length) <= MISREAD ? account : undefined;
}

/** An IBAN as a recogniser may have read it, over as many words as its country's length takes. */
function recognisedAt(line: Line, index: number): Account | undefined {
  const first = line.words[index];
  if (first?.confidence === undefined) return undefined;
  const start = bare(first.text.replace(/^IBAN[:.]?/i, '')).toUpperCase();
  const length = countrySpecs[lettersMeant(start.slice(0, 2))]?.chars;
  if (!length || !START.test(`${lettersMeant(start.slice(0, 2))}${digitsMeant(start.slice(2, 4))}${start.slice(4)}`)) return undefined;
  const account = goneOn(
    { iban: start, words: [first] },
    line.words.slice(index + 1).map((word) => ({ ...word, text: word.text.toUpperCase() })),
    length,
  );
  const iban = ibanMeant(account.iban);
  return iban === undefined ? undefined : { iban, words: line.words.slice(index, index + account.words.length) };
}

/** A Polish account as it is printed within Poland (NRB): the 26 figures of its IBAN without the country, whose check digits hold. */
function polishAt(line: Line, index: number): Account | undefined {
  const first = line.words[index];
  if (first === undefined || !/^\d{2,26}$/.test(first.text)) return undefined;
  const length = countrySpecs['PL']?.chars ?? 0;
  const account = goneOn({ iban: `PL${first.text}`, words: [first] }, line.words.slice(index + 1), length);
  return isIban(account.iban) ? account : undefined;
}

/** A Swiss account that is paid to by a QR reference alone, by the number of its bank: where one is printed it is that of this invoice. */
const isQrAccount = (iban: string): boolean => /^(?:CH|LI)\d{2}3[01]\d{3}/.test(iban);

/** Lines of another column may stand between an account and the code of its bank, or the name of its holder. */
const MAX_APART = 4;

/** Whether a block names the bank's code or the holder beside an account: one to pay to says both. */
const isForPayment = (reading: Reading, line: number, words: readonly Word[]): boolean => {
  const [own, at] = [reading.lines[line], reading.lines[line]?.words.indexOf(words[0] as Word) ?? -1];
  const cell = own?.row.cells[own.cellOf[at] ?? -1];
  return (
    cell !== undefined &&
    reading.labels
      .slice(Math.max(0, line - MAX_APART), line + MAX_APART + 1)
      .flat()
      .some(
        (hit) =>
          (hit.field === 'bic' || hit.field === 'accountHolder') && hit.line.row.page === own?.row.page && (hit.line === own || sameLeft(hit.box, cell.box)),
      )
  );
};

/** The account to pay to: an IBAN whose check digits hold goes before one that only looks like it. */
export function findIban(reading: Reading): Found | undefined {
  const found: (Found & { score: number })[] = [];
  reading.lines.forEach((line, index) => {
    if (reading.language !== 'pl' && line.words[0]?.confidence === undefined && !MAY_START.test(line.row.text)) return;
    for (let word = 0; word < line.words.length; word += 1) {
      const account = recognisedAt(line, word) ?? accountAt(reading.lines, index, word) ?? (reading.language === 'pl' ? polishAt(line, word) : undefined);
      if (account === undefined) continue;
      const { words } = account;
      const isLabelled = reading.labels[index]?.some((hit) => hit.field === 'iban' && hit.to < word) === true || /IBAN/i.test(words[0]?.text ?? '');
      const holds = isIban(account.iban);
      // In print nothing is misread: what is too short or too long is none without a label, as the number of a point of supply.
      const isWhole = account.iban.length === countrySpecs[account.iban.slice(0, 2)]?.chars;
      if (!holds && !isWhole && !isLabelled && words[0]?.confidence === undefined) continue;
      // `G-rekening NL…`: an account that is known for something else.
      const isOther = reading.labels[index]?.some((hit) => hit.field === 'other' && hit.to === word - 1) === true;
      const isDebited = isCollection(foldWords(`${reading.lines[index - 1]?.row.text ?? ''} ${line.row.text}`));
      found.push({
        value: account.iban,
        confidence: holds ? 0.97 : isLabelled ? 0.6 : 0.4,
        label: isLabelled ? 'IBAN' : undefined,
        text: textOf(words),
        page: line.row.page,
        box: boxOf(words),
        line: index,
        score:
          (holds ? 2 : 0) +
          (isLabelled ? 1 : 0) +
          (isForPayment(reading, index, words) ? 0.5 : 0) +
          (isQrAccount(account.iban) ? 1.5 : 0) -
          (isDebited ? 2 : 0) -
          (isOther ? 1 : 0),
      });
      // A tax id and what follows it may look like an account: the true one may begin within.
      if (holds) word += words.length - 1;
    }
  });
  const [best] = found.toSorted((a, b) => b.score - a.score);
  if (best === undefined) return undefined;
  const { score: _score, ...account } = best;
  return account;
}
