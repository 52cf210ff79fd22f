import { tableOf } from '../table-of.js';

/** UN/ECE Recommendations 20 and 21 of UnitOfMeasure, and the word for what has no code there. */
// prettier-ignore
const UNITS = tableOf<string>({
  '01': 'C62', '02': 'HUR', '03': 'KGM', '04': 'LTR', '06': 'XBX', '07': 'XDS', '08': 'XBA', '09': 'XJY', 10: 'XBG', 11: 'XCO', 12: 'XBO',
  13: 'XCI', 15: 'CLT', 16: 'CMT', 17: 'XBI', 18: 'DZN', 19: 'XCS', 20: 'XDJ', 21: 'GRM', 22: 'KMT', 23: 'XCA', 24: 'XBH', 25: 'MTR', 26: 'MMT',
  28: 'XPK', 29: 'PTN', 30: 'XRO', 31: 'XEN', 32: 'XTB', 33: 'MTQ', 34: 'SEC', 35: 'WTT', 36: 'KWH',
});
const UNCODED = tableOf<string>({ '05': 'Otros', 14: 'Tetra Briks', 27: '6-Packs' });
/** Recommendation 20: one. */
const ONE = 'C62';

/** The unit code of UnitOfMeasure; one, where there is none for it. */
export function unitOf(code: string | undefined): string {
  return UNITS[code ?? ''] ?? ONE;
}

/** The words for a UnitOfMeasure that has no unit code. */
export function uncodedUnit(code: string | undefined): string | undefined {
  return UNCODED[code ?? ''];
}

/** UNTDID 4461 of PaymentMeans, with the words of Facturae for it; 1 (not defined) for those without a counterpart. */
// prettier-ignore
const MEANS = tableOf<readonly [code: string, words: string]>({
  '01': ['10', 'Al contado'], '02': ['49', 'Recibo domiciliado'], '03': ['1', 'Recibo'], '04': ['30', 'Transferencia'], '05': ['44', 'Letra aceptada'], '06': ['1', 'Crédito documentario'],
  '07': ['1', 'Contrato adjudicación'], '08': ['70', 'Letra de cambio'], '09': ['60', 'Pagaré a la orden'], 10: ['60', 'Pagaré no a la orden'], 11: ['20', 'Cheque'], 12: ['1', 'Reposición'],
  13: ['1', 'Especiales'], 14: ['97', 'Compensación'], 15: ['50', 'Giro postal'], 16: ['25', 'Cheque conformado'], 17: ['23', 'Cheque bancario'], 18: ['10', 'Pago contra reembolso'], 19: ['48', 'Pago mediante tarjeta'],
});

/** UNTDID 4461 of PaymentMeans, and what Facturae calls it. */
export function meansOf(code: string): readonly [code: string, words: string] {
  return MEANS[code] ?? ['1', code];
}

/**
 * UNTDID 5305 of the taxes (TaxTypeCode) that stand where VAT stands: IVA, IGIC of the Canary Islands, IPSI of Ceuta and Melilla, and the
 * special schemes of travel agencies of each.
 */
const VAT_TAXES = tableOf<string>({ '01': 'S', '02': 'M', '03': 'L', 17: 'S', 18: 'L', 19: 'M' });
// prettier-ignore
const TAX_NAMES = tableOf<string>({
  '01': 'IVA', '02': 'IPSI', '03': 'IGIC', '04': 'IRPF', '06': 'ITPAJD', '07': 'IE', '08': 'Ra', '09': 'IGTECM', 10: 'IECDPCAC', 11: 'IIIMAB', 12: 'ICIO', 13: 'IMVDN', 14: 'IMSN', 15: 'IMGSN', 16: 'IMPN',
  17: 'REIVA', 18: 'REIGIC', 19: 'REIPSI', 20: 'IPS', 21: 'RLEA', 22: 'IVPEE', 25: 'IDEC', 27: 'IGFEI', 28: 'IRNR', 29: 'Impuesto sobre Sociedades',
});

/** UNTDID 5305 of a tax that stands where VAT stands; undefined for another. */
export function vatCategoryOf(taxType: string | undefined): string | undefined {
  return VAT_TAXES[taxType ?? ''];
}

/** What a tax is called. */
export function taxName(taxType: string | undefined): string {
  return TAX_NAMES[taxType ?? ''] ?? `Impuesto ${taxType ?? '?'}`;
}

/** What is said of a supply without tax, with UNTDID 5305 of it. */
const WITHOUT_TAX: readonly (readonly [words: RegExp, category: string, code?: string])[] = [
  [/inversi[oó]n del sujeto pasivo/i, 'AE', 'VATEX-EU-AE'],
  [/no sujet[ao]/i, 'O'],
  [/agencias? de viajes?/i, 'E', 'VATEX-EU-D'],
  [/bienes usados/i, 'E', 'VATEX-EU-F'],
  [/objetos de arte/i, 'E', 'VATEX-EU-I'],
  [/antig[uü]edades/i, 'E', 'VATEX-EU-J'],
  [/\bexen(?:t|ci[oó]n)/i, 'E'],
];

/** The category of a supply without tax that a text gives the reason of, and the code of the reason (VATEX) where it has one. */
export function reasonOf(text: string): { readonly category: string; readonly code: string | undefined } | undefined {
  const found = WITHOUT_TAX.find(([words]) => words.test(text));
  return found && { category: found[1], code: found[2] };
}

/** UNTDID 5305 of SpecialTaxableEventCode: subject to tax and exempt, or not subject to it. */
export function eventCategory(code: string | undefined): string | undefined {
  return code === '01' ? 'E' : code === '02' ? 'O' : undefined;
}

/** What the unit of an administration, or a centre of a party, does (RoleTypeCode). */
const ROLES = tableOf<string>({
  '01': 'Fiscal',
  '02': 'Receptor',
  '03': 'Pagador',
  '04': 'Comprador',
  '05': 'Cobrador',
  '06': 'Vendedor',
  '07': 'Receptor del pago',
  '08': 'Receptor del cobro',
  '09': 'Emisor',
});

export function roleName(code: string | undefined): string {
  return ROLES[code ?? ''] ?? 'Centro';
}

/** The media type of AttachmentFormat, and of what it is packed in. */
const MEDIA_TYPES = tableOf<string>({
  xml: 'application/xml',
  doc: 'application/msword',
  gif: 'image/gif',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
  xls: 'application/vnd.ms-excel',
  jpg: 'image/jpeg',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
  html: 'text/html',
});
const PACKED = tableOf<string>({ ZIP: 'application/zip', GZIP: 'application/gzip' });

export function mediaTypeOf(format: string | undefined, packing: string | undefined): string | undefined {
  return PACKED[packing ?? ''] ?? MEDIA_TYPES[format?.toLowerCase() ?? ''];
}
