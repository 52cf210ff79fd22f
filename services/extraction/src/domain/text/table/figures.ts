import { oncePer, oncePerText } from '@smartap/runtime';
import { LANGUAGES } from '../print/labels/index.js';
import { fold } from '../print/fold.js';
import { isCurrency, readDigits } from '../print/amounts.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { around, type Box, type Row } from '../../pdf/word.js';
import { unitsFor } from './price-for.js';
import { absolute, CENT, scaled, UNIT, unscaled, WHOLE } from '../totals/scaled.js';

/** A number as printed in a table. */
export interface Figure {
  /** Canonical decimal. */
  value: string;
  /** Ten-thousandths. */
  units: bigint;
  /** What it would be if its separator meant the other thing: `1.000` is one or a thousand. */
  other: bigint | undefined;
  /** Digits after the decimal sign. */
  places: number;
  isPercent: boolean;
  isMoney: boolean;
  /** The letters that stand to it in its own word: `8h`. */
  suffix: string;
  /** The figure right before it in the line that it is multiplied with: `12 pcs x 4.50`. */
  times: Figure | undefined;
  /** The number of units it is a price for, in ten-thousandths, where words behind it say so: `€ per thousand`. */
  per: bigint | undefined;
  line: number;
  /** Where it stands over all pages, from top to bottom. */
  y: number;
  from: number;
  to: number;
  box: Box;
  text: string;
}

/** Stands for the unit of hours and minutes. */
const HOUR = 'h';
/** Stands for the suffix of discounts that follow each other. */
export const CHAINED = '+';
/** The highest rate of tax, in ten-thousandths of a percent. */
export const MAX_RATE = 400_000n;
/** More than the height of any page, in points. */
const PAGE_PITCH = 20_000;
const GLUED = /^(?<sign>[-−–]?)(?<digits>\d{1,7}(?:[.,]\d{1,4})?)(?<suffix>%|×|[\p{L}][\p{L}²³]{0,4}\.?|)$/u;
/** What a figure begins with: most words that have figures are numbers of something. */
const BEGINS_FIGURE = /^\(?[-−–$€£]?\d/;
/** The price of a unit in one word: `24.31p/kWh`, `£0.1512/kWh`. */
const PER_UNIT = /^[$€£]?(?<price>\d+[.,]\d+\p{L}{0,4})\/(?<unit>\p{L}{1,6}[²³]?)$/u;
/** A price with the number of units it is for in one word: `412,00/100`. */
const PER_COUNT = /^(?<price>\d[\d.,']*[.,]\d{2,4})\/(?<count>10{0,3})$/;
/** Hours and minutes: `37:30`, `6h30`, in Dutch `4u30`. */
const HOURS = /^(?<hours>\d{1,4})[:hu](?<minutes>[0-5]\d)$/;
/** Discounts that follow each other: `40+10` takes 10 % off what 40 % left. */
const CHAIN = /^\d{1,2}(?:[.,]\d{1,2})?(?:\+\d{1,2}(?:[.,]\d{1,2})?){1,3}%?$/;
/** Names of a hundredth of a currency, as prices of energy are in, right behind a figure. */
const HUNDREDTHS: ReadonlySet<string> = new Set(['p', 'ct', 'cent']);
/** What stands between a quantity and the price of one. */
export const TIMES: ReadonlySet<string> = new Set(['x', '×', '*', '·', '@', 'à', 'á', 'a', 'je', 'at', 'mal', 'per', 'zu', 'po', 'po:']);
/** Signs that are no words: what is counted before them may be called anything, as it may where an amount of money follows. */
const SIGNS: ReadonlySet<string> = new Set(['x', '×', '*']);
/** Between a quantity and a price there may stand a unit, the sign and a currency. */
const MAX_BETWEEN = 3;

/** Units as printed, folded, and their code of UN/ECE Recommendation 20. */
const UNITS: ReadonlyMap<string, string> = new Map(LANGUAGES.toReversed().flatMap(({ units }) => Object.entries(units)));

/** A unit as printed, folded as the label files have them. */
const plainUnit = (text: string): string => fold(text.replaceAll('²', '2').replaceAll('³', '3')).replaceAll(/[^a-z0-9]/g, '');

/** Codes of Recommendation 20 that are printed as such. */
const CODES: ReadonlySet<string> = new Set(['KGM', 'LTR', 'MTR', 'MTK', 'MTQ', 'HUR', 'DAY', 'MON', 'C62', 'H87', 'KWH', 'NAR', 'ANN', 'TNE', 'GRM']);

/** The code of a unit that is printed as a code, or the abbreviation `PCE`. */
const codeIn = (text: string): string | undefined => (text === 'PCE' ? 'H87' : CODES.has(text) ? text : undefined);

/** The code of a unit as printed. */
export const unitCode = oncePerText((text): string | undefined => codeIn(text) ?? UNITS.get(plainUnit(text)));

/** The code of a unit by the language of its page, where languages mean different things by it: `ks` is a piece in Czech and a box in Danish. */
export const unitCodeIn = (language: string, text: string): string | undefined =>
  codeIn(text) ?? LANGUAGES.find((each) => each.language === language)?.units[plainUnit(text)] ?? unitCode(text);

/** Whether quantity times price is the amount, to a cent. */
export const isProduct = (quantity: Pick<Figure, 'units'>, price: Pick<Figure, 'units'>, net: Pick<Figure, 'units'>): boolean =>
  absolute((quantity.units * price.units) / UNIT - net.units) <= CENT;

/** The code of the unit of a quantity: in its own word, or in the next. */
export const unitBeside = (language: string, { words }: Line, { suffix, to }: Pick<Figure, 'suffix' | 'to'>): string | undefined =>
  unitCodeIn(language, suffix) ?? unitCodeIn(language, words[to + 1]?.text ?? '');

function otherReading(text: string): bigint | undefined {
  const digits = /\d{1,3}[.,]\d{3}(?!\d)/.exec(text)?.[0];
  if (digits === undefined || /[.,]\d{3}[.,]/.test(text)) return undefined;
  return scaled(digits.replace(',', '.'));
}

/** What of the height of a word stands above the line that its letters stand on; of a recognised one it is unknown, which is as high as its letters are. */
const [ASCENT, MIDDLE] = [0.8, 0.5];

/** Where something stands over all pages, which follow each other far apart: small print stands on a line as far from the next as large print, whose middle is higher. */
export function heightAt({ page, words }: Pick<Row, 'page' | 'words'>, [, top, , bottom]: Box): number {
  return page * PAGE_PITCH + top + (words[0]?.confidence === undefined ? ASCENT : MIDDLE) * (bottom - top);
}

/** Where the digits of a figure end: a sign behind them, or a bracket, may stand beyond the edge of its column. */
export const digitsEnd = ({ text, box: [left, , right] }: Pick<Figure, 'text' | 'box'>): number =>
  /[-−–)]$/.test(text) ? right - (right - left) / text.length : right;

/** The page a figure stands on. */
export const pageOf = ({ y }: Figure): number => Math.floor(y / PAGE_PITCH);

function placesOf(value: string): number {
  return value.includes('.') ? value.length - value.indexOf('.') - 1 : 0;
}

function printedPlaces(text: string): number {
  return /[.,](\d+)\D*$/.exec(text)?.[1]?.length ?? 0;
}

/** What discounts that follow each other come to, in percent. */
function chained(text: string): string | undefined {
  if (!CHAIN.test(text)) return undefined;
  const left = text
    .replace('%', '')
    .split('+')
    .reduce((rest, part) => (rest * (WHOLE - scaled(part.replace(',', '.')))) / WHOLE, WHOLE);
  return unscaled(WHOLE - left);
}

/** Hours and minutes as hours, to the places that are counted with. */
const hoursOf = (hours: string, minutes: string): string => unscaled(BigInt(hours) * UNIT + (BigInt(minutes) * UNIT) / 60n);

/** Whether a figure is a price in hundredths of the currency of the page: `23.52p`. */
export const isInHundredths = ({ suffix }: Pick<Figure, 'suffix'>): boolean => HUNDREDTHS.has(suffix);

/** `(100.00)` in a cell of its own is taken off, as accountants write in English; elsewhere it is only mentioned. */
const isTakenOff = ({ language }: Reading, { row: { cells }, cellOf }: Line, word: number): boolean =>
  language === 'en' && /^\([^()]*\)$/.test(cells[cellOf[word] ?? 0]?.text ?? '');

/** The figures in a word that is no amount by itself: discounts that follow each other, a price with what it is for, a number with a sign or a unit. */
function figuresInWord({ numbers }: Reading, index: number, line: Line, position: number): Figure[] {
  const [word, next] = [line.words[position], line.words[position + 1]];
  if (word === undefined || !BEGINS_FIGURE.test(word.text)) return [];
  const { text, box } = word;
  const figure = (value: string, own: Pick<Figure, 'isPercent' | 'isMoney' | 'suffix'>): Figure => ({
    ...own,
    value,
    units: scaled(value),
    other: undefined,
    places: placesOf(value),
    times: undefined,
    per: undefined,
    line: index,
    y: heightAt(line.row, box),
    from: position,
    to: position,
    box,
    text,
  });
  const isAlone = line.cellOf[position - 1] !== line.cellOf[position] && line.cellOf[position + 1] !== line.cellOf[position];
  const chain = isAlone ? chained(text) : undefined;
  if (chain !== undefined) return [figure(chain, { isPercent: true, isMoney: false, suffix: CHAINED })];
  const perCount = PER_COUNT.exec(text)?.groups;
  const priceOf = perCount === undefined ? undefined : readDigits(perCount['price'] ?? '', numbers.sign);
  if (priceOf !== undefined)
    return [
      figure(priceOf, { isPercent: false, isMoney: true, suffix: '' }),
      figure(perCount?.['count'] ?? '', { isPercent: false, isMoney: false, suffix: '' }),
    ];
  const hours = HOURS.exec(text)?.groups;
  if (hours !== undefined) return [figure(hoursOf(hours['hours'] ?? '', hours['minutes'] ?? ''), { isPercent: false, isMoney: false, suffix: HOUR })];
  // Some print the sign behind the figure: `5,000- %`.
  const signed = text.replace(/^(\d[\d.,]*)-$/, '-$1');
  const isSplit = next?.text.startsWith('%') === true && /^[-−–]?\d{1,3}(?:[.,]\d{1,4})?$/.test(signed);
  const perUnit = PER_UNIT.exec(text)?.groups;
  const price = unitCode(perUnit?.['unit'] ?? '') === undefined ? undefined : perUnit?.['price'];
  // `(4 x 35.00)`: a product in brackets; `(15% off)`: a rate.
  const isOpened = text.startsWith('(') && (TIMES.has(next?.text.toLowerCase() ?? '') || /^\(\d{1,2}(?:[.,]\d{1,2})?%$/.test(text));
  const groups = GLUED.exec(isSplit ? `${signed}%` : (price ?? (isOpened ? text.slice(1) : text)))?.groups;
  const value = groups === undefined ? undefined : readDigits(groups['digits'] ?? '', numbers.sign);
  if (groups === undefined || value === undefined) return [];
  const suffix = groups['suffix'] ?? '';
  if (price === undefined && !isOpened && suffix !== '%' && !TIMES.has(suffix.toLowerCase()) && unitCode(suffix) === undefined && !isInHundredths({ suffix }))
    return [];
  return [figure(groups['sign'] === '' || value === '0' ? value : `-${value}`, { isPercent: suffix === '%', isMoney: price !== undefined, suffix })];
}

/** An amount of money among figures. */
export const isAmount = ({ isMoney, isPercent }: Figure): boolean => isMoney && !isPercent;

const figuresByLine = oncePer((reading: Reading) => reading.lines.map((_line, index) => readFigures(reading, index)));

/** Every number of a line: amounts, percentages and quantities with their unit. */
export const figuresOf = (reading: Reading, index: number): readonly Figure[] => figuresByLine(reading)[index] ?? [];

function readFigures(reading: Reading, index: number): readonly Figure[] {
  const line = reading.lines[index];
  if (line === undefined) return [];
  const figures: Figure[] = (reading.amounts[index] ?? []).map((amount) => {
    const { isMoney, from, to, box, text } = amount;
    const value = isMoney && isTakenOff(reading, line, from) && !amount.value.startsWith('-') ? `-${amount.value}` : amount.value;
    const units = scaled(value);
    const other = otherReading(text);
    const places = Math.max(placesOf(value), Math.min(printedPlaces(text), 4));
    return {
      value,
      units,
      other: other === units || other === undefined ? undefined : other,
      places,
      isPercent: false,
      isMoney,
      suffix: '',
      times: undefined,
      per: undefined,
      line: index,
      y: heightAt(line.row, box),
      from,
      to,
      box,
      text,
    };
  });
  const isTaken = (position: number): boolean => figures.some(({ from, to }) => from <= position && position <= to);
  figures.push(...line.words.flatMap((_, position) => (isTaken(position) ? [] : figuresInWord(reading, index, line, position))));
  const ordered = figures.toSorted((a, b) => a.from - b.from);
  ordered.forEach((figure, at) => {
    const before = ordered[at - 1];
    if (before !== undefined && isMultiplied(line, before, figure)) {
      figure.times = before;
      // `25,00 kW x 31 days`: what is counted in a unit is no money.
      if (isCountedIn(line.words[before.to + 1]?.text ?? '')) before.isMoney = false;
    }
    if (isAmount(figure)) figure.per = unitsFor(line, figure);
  });
  return withCounts(ordered);
}

/** What a price is for, behind a stroke in a word of its own. */
const COUNT = /^\/10{2,4}$/;

/** Figures in which what a price is for is part of it, wherever its column ends: `16,90 /100`. */
const withCounts = (ordered: readonly Figure[]): readonly Figure[] =>
  ordered.flatMap((figure, at) => {
    const [before, next] = [ordered[at - 1], ordered[at + 1]];
    const isCount = (count: Figure | undefined, price: Figure | undefined): boolean =>
      count !== undefined && price?.per === count.units && count.from === price.to + 1 && COUNT.test(count.text);
    if (isCount(figure, before)) return [];
    return next !== undefined && isCount(next, figure) ? [{ ...figure, box: around([figure.box, next.box]) }] : [figure];
  });

/** Whether a word behind a figure is what is counted: none of a currency and of multiplying. */
export const isCountedIn = (text: string): boolean => /^\p{L}/u.test(text) && !isCurrency(text) && !TIMES.has(text.toLowerCase());

/** Whether two figures are a quantity and the price of one, by the sign between them: `31.20 per 100` is a price with what it is for. */
function isMultiplied(line: Line, { to, suffix, isMoney }: Figure, { from, isMoney: isPrice }: Figure): boolean {
  const between = line.words.slice(to + 1, from).map(({ text }) => text.toLowerCase());
  if (isMoney && !isPrice && between.includes('per')) return false;
  const counting = isPrice && !isMoney ? TIMES : SIGNS;
  return (
    between.length <= MAX_BETWEEN &&
    [suffix.toLowerCase(), ...between].some((text) => TIMES.has(text)) &&
    between.every(
      (text, at) =>
        TIMES.has(text) ||
        isCurrency(text) ||
        unitCode(text) !== undefined ||
        (at === 0 && counting.has(between[1] ?? '') && /^\p{L}+(?:[·/]\p{L}+)*\.?$/u.test(text)),
    )
  );
}
