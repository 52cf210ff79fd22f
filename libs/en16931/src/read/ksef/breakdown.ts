import type { Invoice, InvoiceLine, VatBreakdown } from '../../model/index.js';
import type { Occurrence } from '../../xml/occurrence.js';
import { decimalOf } from '../lexical.js';
import { unlessEmpty } from '../scribe.js';
import type { Scribe } from '../scribe.js';
import { sumOf } from '../sums.js';
import { child, children } from '../unprefixed.js';
import { addRow, linesOf } from '../vat-rows.js';
import { VAT_KINDS } from './names.js';

const YES = '1';
/** The kinds of the margin scheme, with the code of the reason (VATEX). */
const MARGINS = { P_PMarzy_2: 'VATEX-EU-D', P_PMarzy_3_1: 'VATEX-EU-F', P_PMarzy_3_2: 'VATEX-EU-I', P_PMarzy_3_3: 'VATEX-EU-J' } as const;

/** The nets and VAT by rate (P_13, P_14) as BG-23; rates with nothing are left out, unless a line is of them. */
export function readBreakdown(scribe: Scribe, fa: Occurrence, invoice: Invoice): void {
  placeZeroLines(fa, invoice.lines);
  const stated = new Set([
    ...invoice.lines.map(({ vatRate }) => vatRate),
    ...children(child(fa, 'Zamowienie'), 'ZamowienieWiersz').map((row) => child(row, 'P_12Z')?.value),
  ]);
  for (const kind of VAT_KINDS) {
    const [net, tax] = [child(fa, kind.net), kind.tax === undefined ? undefined : child(fa, kind.tax)];
    if (net === undefined) continue;
    const row: VatBreakdown = {};
    scribe.decimal(row, 'taxable', net);
    scribe.put(row, 'tax', tax ?? net, decimalOf(tax) ?? '0');
    scribe.put(row, 'category', net, kind.category);
    scribe.put(row, 'rate', net, kind.rates.find((rate) => stated.has(rate)) ?? kind.rates[0] ?? (kind.tax === undefined ? undefined : abroadRate(fa)));
    readReason(scribe, fa, kind.net, row);
    const isEmpty = row.taxable === '0' && row.tax === '0' && linesOf(row, invoice.lines).length === 0;
    if (!isEmpty && unlessEmpty(row) !== undefined) addRow(row, invoice);
  }
}

const abroadRate = (fa: Occurrence): string | undefined => decimalOf(children(fa, 'FaWiersz').flatMap((line) => child(line, 'P_12_XII') ?? [])[0]);

/** FA(2) states 0 % without its kind, and margins have no rate: they are of the one kind that the totals state. */
function placeZeroLines(fa: Occurrence, lines: readonly InvoiceLine[]): void {
  const kinds = VAT_KINDS.filter(({ net }) => net.startsWith('P_13_6') && (decimalOf(child(fa, net)) ?? '0') !== '0').map(({ category }) => category);
  const [only] = kinds;
  const isStatedByLine = lines.some(({ vatCategory }) => vatCategory === 'K' || vatCategory === 'G');
  for (const line of lines) {
    if (line.vatCategory === 'Z' && kinds.length === 1 && !isStatedByLine && only !== undefined) line.vatCategory = only;
    else if (line.vatCategory === undefined && child(fa, 'P_13_11') !== undefined) Object.assign(line, { vatCategory: 'E', vatRate: '0' });
  }
}

/** Why no VAT is charged: the law that exempts (P_19A to C), or the words for it that the law wants. */
function readReason(scribe: Scribe, fa: Occurrence, net: string, row: VatBreakdown): void {
  const annotations = child(fa, 'Adnotacje');
  const exemption = child(annotations, 'Zwolnienie');
  const put = (text: string, code?: string): void => {
    scribe.put(row, 'exemptionReason', child(fa, net), text);
    scribe.put(row, 'exemptionCode', child(fa, net), code);
  };
  if (net === 'P_13_7') scribe.text(row, 'exemptionReason', child(exemption, 'P_19A') ?? child(exemption, 'P_19B') ?? child(exemption, 'P_19C'));
  else if (net === 'P_13_6_2') put('wewnątrzwspólnotowa dostawa towarów', 'VATEX-EU-IC');
  else if (net === 'P_13_6_3') put('eksport towarów', 'VATEX-EU-G');
  else if (net === 'P_13_10') put('odwrotne obciążenie', 'VATEX-EU-AE');
  else if (net === 'P_13_8' || net === 'P_13_9') put('dostawa lub usługa poza terytorium kraju', 'VATEX-EU-O');
  else if (net === 'P_13_11') put('procedura marży', Object.entries(MARGINS).find(([name]) => child(annotations, 'PMarzy', name)?.value === YES)?.[1]);
}

/** Whether lines come to what the breakdown says. */
export function isOfLines({ lines, vatBreakdown }: Invoice): boolean {
  return sumOf(lines.map(({ net }) => net)) === sumOf(vatBreakdown.map(({ taxable }) => taxable));
}
