import { isValidBIC } from 'ibantools';
import { SAME_BLOCK, sameLeft } from '../../../pdf/edges.js';
import { boxOf, overlap, textOf, type Box, type Cell, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import type { LabelHit } from '../../print/hits/label-hits.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import type { Reading } from '../../print/reading.js';

/** A BIC is printed in so many groups at most: `DRES DE FF 699`. */
const MAX_GROUPS = 4;
/** A BIC stands so many words behind its label at most: after the account, where one label names both. */
const REACH = 12;
/** How far below the account, or below its label, a BIC may stand, in points. */
const DROP = 60;
/** How sure a BIC is by where it stands to the account: in its line, below it in its column, in another column, alone on the pages. */
const CLAIMS = { beside: 0.95, under: 0.93, near: 0.88, alone: 0.85 } as const;

/** Two letters of a BIC say in which country the bank is, those of an account where it is kept: banks of the crown dependencies and of overseas France have that of their state. */
const COUNTRY_OF_BANK: Readonly<Record<string, string>> = { GG: 'GB', JE: 'GB', IM: 'GB', MC: 'FR', GP: 'FR', MQ: 'FR', RE: 'FR', GF: 'FR' };
const stateOf = (country: string): string => COUNTRY_OF_BANK[country] ?? country;

/** A BIC in one word. */
const WHOLE = /^\(?[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?[,;.)]*$/;

interface Printed {
  value: string;
  page: number;
  line: number;
  box: Box;
  text: string;
  label: string | undefined;
}

/** The BIC that words begin with, whose bank is in the country of the account. */
function bicAt(words: readonly Word[], country: string): { value: string; words: readonly Word[] } | undefined {
  let value = '';
  for (const [index, { text }] of words.slice(0, MAX_GROUPS).entries()) {
    value += text.replaceAll(/^[:(]+|[,;.)]+$/g, '');
    if (/^[A-Z\d]+$/.test(value) && isValidBIC(value) && stateOf(value.slice(4, 6)) === stateOf(country)) {
      const next = words[index + 1]?.text ?? '';
      // `DEUT DE FF 500`: the branch in a word of its own.
      const isBranched = value.length === 8 && /^[A-Z\d]{3}$/.test(next) && index > 0 && isValidBIC(value + next);
      return isBranched ? { value: value + next, words: words.slice(0, index + 2) } : { value, words: words.slice(0, index + 1) };
    }
  }
  return undefined;
}

const printed = (found: { value: string; words: readonly Word[] }, { text: label, line }: LabelHit, at: number): Printed => ({
  value: found.value,
  page: line.row.page,
  line: at,
  box: boxOf(found.words),
  text: textOf(found.words),
  label,
});

/** The BIC behind a label: in its line, before the next label of one. */
function behind(reading: Reading, index: number, hit: LabelHit, country: string): Printed | undefined {
  const next = reading.labels[index]?.find((other) => other.field === 'bic' && other.from > hit.to)?.from ?? Infinity;
  for (let at = hit.to + 1; at < Math.min(hit.line.words.length, hit.to + REACH, next); at += 1) {
    const found = bicAt(hit.line.words.slice(at, next), country);
    if (found !== undefined) return printed(found, hit, index);
  }
  return undefined;
}

/** The BIC that begins the next line where the label ends its own: running text goes on there. */
function inNextLine(reading: Reading, index: number, hit: LabelHit, country: string): Printed | undefined {
  const next = reading.lines[index + 1];
  if (next === undefined || hit.to < hit.line.words.length - 1 || hit.line.row.cells.length > 1 || next.row.page !== hit.line.row.page) return undefined;
  const found = bicAt(next.words, country);
  return found && printed(found, hit, index + 1);
}

/** Those below a label that heads a column. */
function below(reading: Reading, index: number, hit: LabelHit, country: string): Printed[] {
  const found: Printed[] = [];
  for (let line = index + 1; line < reading.lines.length; line += 1) {
    const own = reading.lines[line];
    if (own === undefined || own.row.page !== hit.line.row.page || own.row.box[1] - hit.box[3] > DROP) break;
    const cell = own.row.cells.find(({ box }) => Math.min(box[2], hit.box[2]) > Math.max(box[0], hit.box[0]));
    const bic = cell === undefined ? undefined : bicAt(cell.words, country);
    if (bic !== undefined) found.push(printed(bic, hit, line));
  }
  return found;
}

/** The cells in which the account is printed: it may stand in a sentence too. */
const cellsOf = ({ lines }: Reading, { value, line, box }: Found): { cell: Cell; line: number }[] =>
  lines.flatMap(({ row }, at) =>
    row.cells
      .filter((cell) => (at === line ? overlap(cell.box, box) > 0 : cell.text.replaceAll(/\s/g, '').includes(value)))
      .map((cell) => ({ cell, line: at })),
  );

/** Those that nothing announces, in the block of the account: in its line, or right above or below in its column. */
function unannounced(reading: Reading, account: Found, country: string): Printed[] {
  return cellsOf(reading, account).flatMap((own) =>
    [0, -1, 1].flatMap((step) => {
      const index = own.line + step;
      const row = reading.lines[index]?.row;
      if (row?.page !== account.page) return [];
      const cells = row.cells.filter(({ box }) => step === 0 || sameLeft(box, own.cell.box));
      return cells.flatMap(({ words }) =>
        words.flatMap((_, at): Printed[] => {
          const found = WHOLE.test(words[at]?.text ?? '') ? bicAt(words.slice(at, at + 1), country) : undefined;
          return found === undefined
            ? []
            : [{ value: found.value, page: account.page, line: index, box: boxOf(found.words), text: textOf(found.words), label: undefined }];
        }),
      );
    }),
  );
}

/** How near a BIC stands to the account. */
function claimOf(account: Found, { page, line, box }: Printed): number {
  if (page !== account.page) return 0;
  if (line === account.line) return CLAIMS.beside;
  const drop = box[1] - account.box[3];
  if (drop > DROP || account.box[1] - box[3] > DROP) return 0;
  return drop > -1 && box[0] < account.box[2] && box[2] > account.box[0] - SAME_BLOCK ? CLAIMS.under : CLAIMS.near;
}

/** The BIC (ISO 9362) of the bank that keeps the account to be paid to (BT-86): by its label, in the country of the account, else in the block of that; of several the one that stands by it. */
export function findBic(reading: Reading, account: Found | undefined): Found | undefined {
  if (account === undefined) return undefined;
  const country = account.value.slice(0, 2);
  const all = labelsOfField(reading, 'bic').flatMap(({ hit, index }): Printed[] => {
    const beside = behind(reading, index, hit, country) ?? inNextLine(reading, index, hit, country);
    return beside === undefined ? below(reading, index, hit, country) : [beside];
  });
  if (all.length === 0) all.push(...unannounced(reading, account, country));
  const isOnly = new Set(all.map(({ value }) => value)).size === 1;
  return all
    .map((each) => ({ ...each, confidence: Math.max(claimOf(account, each), isOnly ? CLAIMS.alone : 0) }))
    .filter(({ confidence }) => confidence > 0)
    .toSorted((a, b) => b.confidence - a.confidence)[0];
}
