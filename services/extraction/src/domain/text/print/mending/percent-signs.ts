import { toCell } from '../../../pdf/layout.js';
import { boxOf, textOf, type Cell, type Row, type Word } from '../../../pdf/word.js';
import { isRateInUse } from '../../totals/rates.js';
import { foldWords } from '../fold.js';
import { LANGUAGES } from '../labels/index.js';
import { mendedRow } from './mended-row.js';

/** What a percent sign with a space before it is taken for. */
const LIKE_PERCENT = /^9?[29]6$/;
const RATE = /^\d{1,2}(?:[.,]\d)?$/;
const PER_UNIT = 10_000;
/** The words for the tax that are labels alone: `Moms`, `VAT`. */
const TAXES: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ labels }) => (labels.tax ?? []).map(([phrase]) => phrase).filter((phrase) => /^[a-z]{3,}$/.test(phrase))),
);

const isRate = (text: string): boolean => RATE.test(text) && isRateInUse(BigInt(Math.round(Number(text.replace(',', '.')) * PER_UNIT)));

/** Whether a recognised word stands where the percent sign of a rate does: `Moms 25 96`. */
function isPercentSign([tax, rate, sign]: readonly (Word | undefined)[]): boolean {
  return sign?.confidence !== undefined && LIKE_PERCENT.test(sign.text) && isRate(rate?.text ?? '') && TAXES.has(foldWords(tax?.text ?? '').join(''));
}

/** How a percentage is said in words: `19 v. H.`, `20 per cent`. */
const IN_WORDS: ReadonlySet<string> = new Set([
  'v h',
  'vh',
  'prozent',
  'percent',
  'per cent',
  'pour cent',
  'procent',
  'procenta',
  'prosent',
  'prosenttia',
  'por ciento',
  'per cento',
  'por cento',
]);
const MOST_WORDS = 2;

/** The words of a cell that begins with one for the tax, with the sign for what says that its figures are a rate. */
function withSigns(words: readonly Word[]): Word[] {
  // Most cells have no figures that may be a rate.
  if (!words.some(({ text }) => RATE.test(text)) || !TAXES.has(foldWords(words[0]?.text ?? '').join(''))) return [...words];
  const signed: Word[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    const count = isRate(words[at - 1]?.text ?? '')
      ? [MOST_WORDS, 1].find((length) => IN_WORDS.has(foldWords(textOf(words.slice(at, at + length))).join(' ')))
      : undefined;
    if (count === undefined) signed.push(word);
    else signed.push({ ...word, text: '%', box: boxOf(words.slice(at, at + count)) });
    at += (count ?? 1) - 1;
  }
  return signed;
}

function mended(cell: Cell): Cell {
  const said = withSigns(cell.words);
  const words =
    cell.words[0]?.confidence === undefined
      ? said
      : said.map((word, at) => (isPercentSign(said.slice(Math.max(0, at - 2), at + 1)) ? { ...word, text: '%' } : word));
  return words.length === cell.words.length && words.every((word, at) => word === cell.words[at]) ? cell : toCell(words);
}

/** A row in which the rate of a tax has its percent sign: where that was recognised as figures, and where it is said in words. */
export const withPercentSigns = (row: Row): Row => mendedRow(row, mended);
