import { unitCode } from '../units.js';
import { tableOf } from '../table-of.js';

/** UNTDID 1001 of InvoiceTypeCode: invoices, credit notes, interest notes, internal invoices, collections, pro formas, self-billed ones, direct payments. */
const TYPES = tableOf<string>({ INV01: '380', INV02: '381', INV03: '380', INV04: '380', INV05: '380', INV06: '325', INV07: '389', INV09: '380' });

/** What is no invoice, by the start of its InvoiceTypeCode. */
const OTHERS = tableOf<string>({
  INV08: 'a reminder',
  REQ: 'an inquiry',
  QUO: 'a quotation',
  ORD: 'an order',
  ORC: 'an order confirmation',
  DEV: 'a notice of delivery',
  DEN: 'a delivery note',
  TES: 'a notice',
  INF: 'a notice',
  PRI: 'a price list',
  SEI: 'a notice of a seller',
  REC: 'a receipt',
  RES: 'a response',
  SDD: 'a notice of direct debit',
});

/** The type code (BT-3) of InvoiceTypeCode; undefined for what is not known. */
export function typeCodeOf(code: string): string | undefined {
  return TYPES[code];
}

/** What a Finvoice is that is no invoice, in words; undefined for an invoice. */
export function otherKind(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (OTHERS[code] ?? OTHERS[code.slice(0, 3)]);
}

/** UNTDID 5305: what VatCode may be; older versions let anything stand there. */
const CATEGORIES: ReadonlySet<string> = new Set(['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B']);
/** What is said of a supply without VAT, in Finnish, Swedish and English, with its category. */
const WITHOUT_VAT: readonly (readonly [RegExp, string])[] = [
  [/käännetty|omvänd|reverse charge/i, 'AE'],
  [/yhteisömyynti|gemenskapsintern|intra-?community/i, 'K'],
  [/vientimyynti|vienti\b|export/i, 'G'],
  [/avl\b|ml\b|veroton|verovapaa|momsfri|skattefri|exempt/i, 'E'],
];

/** The VAT category of a code, or of what stands beside a rate. */
export function categoryOf(code: string | undefined, rate: string | undefined, words: string): string | undefined {
  if (code !== undefined && CATEGORIES.has(code)) return code;
  if (rate === undefined) return undefined;
  return rate === '0' ? (WITHOUT_VAT.find(([pattern]) => pattern.test(words))?.[1] ?? 'Z') : 'S';
}

/** A Finnish piece, which in Czech is a set. */
const PIECE = /^kpl\.?$/i;

/** The code of a unit that is written in words. */
export function unitOf(written: string): string {
  return PIECE.test(written) ? 'C62' : unitCode(written);
}
