import { LANGUAGES, type LabelField } from '../print/labels/index.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { phrasesOf, saysLine } from '../print/says.js';
import { figuresOf } from '../table/figures.js';
import { isTaxOf, MOST_IN_LINE } from '../taxes/tax-of.js';
import type { AmountCandidate } from './amount-candidates.js';
import { isRateInUse } from './rates.js';
import { CENT, scaled, unitsOf, WHOLE } from './scaled.js';
import type { TaxesBehind } from './taxes-behind.js';

/** What stands at one rate in a table of taxes that are in their amounts. */
interface IncludedTax {
  readonly index: number;
  readonly part: Amount;
  readonly tax: Amount;
}

/** A line with a rate in use, an amount, and the tax at that rate that is in it. */
function includedIn(reading: Reading, index: number): IncludedTax[] {
  const money = (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney);
  const rates = money.length < 2 || money.length > MOST_IN_LINE ? [] : figuresOf(reading, index).filter(({ units }) => isRateInUse(units));
  return money.flatMap((part) => {
    const tax = money.find(
      (own) =>
        own.from > part.from &&
        rates.some(({ units, from }) => from !== part.from && from !== own.from && isTaxOf(scaled(own.value), scaled(part.value) - scaled(own.value), units)),
    );
    return tax === undefined ? [] : [{ index, part, tax }];
  });
}

/** `A | 8.1% | 493.00 | 36.94` above `B | 3.8% | 378.00 | 13.84`: the gross total whose parts at each rate stand in a table with the tax that is in them, as hotels and shops print. */
export function taxesIncluded(reading: Reading, grosses: readonly AmountCandidate[]): TaxesBehind | undefined {
  const runs: IncludedTax[][] = [];
  for (const found of reading.lines.flatMap((_line, index) => includedIn(reading, index).slice(0, 1))) {
    const last = runs.at(-1);
    if (last?.at(-1)?.index === found.index - 1) last.push(found);
    else runs.push([found]);
  }
  for (const gross of grosses) {
    const run = gross.amounts.length === 1 ? runs.find((rows) => unitsOf(rows.map(({ part }) => part)) === gross.units) : undefined;
    if (run !== undefined) return { gross, taxes: run.map(({ tax }) => tax) };
  }
  return undefined;
}

/** `btw` names the tax, and an id of it too. */
const OF_TAX: ReadonlySet<LabelField> = new Set(['tax', 'vatId']);
const WITH = phrasesOf(LANGUAGES.flatMap(({ taxIn }) => taxIn.with));

/** The tax in a gross total at the only rate that a page says is in its amounts: `alle bedragen zijn inclusief 9% btw`. */
export function taxSaid(reading: Reading, gross: AmountCandidate | undefined): bigint | undefined {
  const rates = reading.lines.flatMap((line, index) => {
    const isSaid = saysLine(line, WITH) && reading.labels[index]?.some(({ field }) => OF_TAX.has(field)) === true;
    return isSaid ? figuresOf(reading, index).flatMap(({ isPercent, units }) => (isPercent && isRateInUse(units) ? [units] : [])) : [];
  });
  const [rate, ...others] = new Set(rates);
  if (gross === undefined || rate === undefined || others.length > 0) return undefined;
  const tax = (gross.units * rate * 2n) / (WHOLE + rate);
  // To the cent, half a cent up.
  return ((tax + CENT) / (2n * CENT)) * CENT;
}
