import { toCell } from '../../../pdf/layout.js';
import type { Cell, Row, Word } from '../../../pdf/word.js';
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

function mended(cell: Cell): Cell {
  if (cell.words[0]?.confidence === undefined) return cell;
  const words = cell.words.map((word, at) => (isPercentSign(cell.words.slice(Math.max(0, at - 2), at + 1)) ? { ...word, text: '%' } : word));
  return words.every((word, at) => word === cell.words[at]) ? cell : toCell(words);
}

/** A recognised row in which the figures behind the word for a tax and a rate in use are the percent sign again. */
export const withPercentSigns = (row: Row): Row => mendedRow(row, mended);
