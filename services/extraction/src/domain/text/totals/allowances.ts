import type { AmountCandidate } from './amount-candidates.js';
import type { Amount } from '../print/amounts.js';
import type { Reading } from '../print/reading.js';
import { absolute, scaled } from './scaled.js';

/** The words of what takes something off, whatever sign is printed. */
const OFF = 'discount|\\w*rabatt?\\w*|\\w*nachlass|remise|descuento|desconto|sconto|korting|sleva|rabais|allowance|abschl\\w*|upust';
/** Those of carriage. */
const CARRIAGE = 'shipping|freight|delivery charges?|postage|versand\\w*|fracht\\w*|transportkosten|frakt\\w*|fragt|vracht|porto|portes|frais de port|port|exp[ée]dition|envio|spese di (?:trasporto|spedizione)|verzendkosten|verzending|doprava|po[sš]tovn[eé]';
/** Those of what else is added: packing, deposits on containers, small orders. */
const ADDED = [
  'packing|packaging|handling|verpackung\\w*|emballages?|imballo|embalaje|embalagem|verpakking\\w*|baln[eé]|pfand\\w*|leergut|consignes?|statiegeld|kaucja',
  'contributo (?:previdenziale|integrativo)|cassa (?:previdenza|forense|nazionale)|rivalsa|charges?|frais|spese|surcharges?|toeslag|recargo|\\w*zuschl[aä]\\w*|suppl[eé]ment|suplemento|dop[lł]ata|till[äæ]gg?|p[rř][ií]platek',
].join('|');

/** Those of rounding: of the net total, or of what is to be paid. */
const ROUNDED = 'rounding|round[ -]?off|\\w*rundung\\w*|arrondi|afronding|arrotondamento|redondeo|arredondamento|\\w*avrundn?ing|\\w*afrunding|\\w*utj[äa]mning|zaokr\\w*';

const wordsOf = (phrases: string): RegExp => new RegExp(`\\b(?:${phrases})(?![\\p{L}\\d])`, 'iu');
/** The words of what is taken off or added to the whole document. */
export const ALLOWANCE = wordsOf(`${OFF}|${CARRIAGE}|${ADDED}|${ROUNDED}`);
/** Those of rounding. */
export const ROUNDING = wordsOf(ROUNDED);
/** Those that take something off. */
export const REDUCTION = wordsOf(OFF);
/** Those of carriage alone. */
export const FREIGHT = wordsOf(CARRIAGE);

/** What is a discount stands this near below the subtotal, in lines. */
const NEAR = 5;
/** A net total that is nowhere printed must add up with others to be believed. */
const UNPRINTED = 0.8;

/** The one amount of money in a line of a charge or allowance, signed by what it does to the total. */
function adjustmentIn(reading: Reading, index: number): { units: bigint; amount: Amount } | undefined {
  const text = reading.lines[index]?.row.text ?? '';
  const [amount, ...others] = (reading.amounts[index] ?? []).filter(({ isMoney }) => isMoney);
  // What is rounded below a subtotal is rather the total with tax.
  if (amount === undefined || others.length > 0 || !ALLOWANCE.test(text) || ROUNDING.test(text)) return undefined;
  const units = scaled(amount.value);
  return { units: REDUCTION.test(text) ? -absolute(units) : units, amount };
}

/** The net total that a subtotal comes to with the charges and allowances below it. */
function afterAdjustments(reading: Reading, candidate: AmountCandidate): AmountCandidate[] {
  const [subtotal, ...others] = candidate.amounts;
  if (subtotal === undefined || others.length > 0) return [];
  const from = subtotal.line.row.index;
  const found = Array.from({ length: NEAR }, (_, at) => adjustmentIn(reading, from + 1 + at)).filter((each) => each?.amount.line.row.page === subtotal.line.row.page);
  const adjustments = found.filter((each) => each !== undefined);
  if (adjustments.length === 0) return [];
  const units = adjustments.reduce((sum, each) => sum + each.units, candidate.units);
  return [{ ...candidate, units, score: candidate.score * UNPRINTED, amounts: [subtotal, ...adjustments.map(({ amount }) => amount)], base: candidate }];
}

/** Net totals that are not printed, but follow from a subtotal and what is added to it or taken off. */
export function adjusted(reading: Reading, subtotals: readonly AmountCandidate[]): AmountCandidate[] {
  return subtotals.flatMap((each) => afterAdjustments(reading, each));
}
