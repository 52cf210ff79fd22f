/** The syntaxes read here. */
export type Syntax = 'ubl-invoice' | 'ubl-creditnote' | 'cii' | 'cii-zf1' | 'fatturapa';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const UNCEFACT = 'urn:un:unece:uncefact:data:standard:';
const ORDER_X = 'urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100';

/** The fixed prefix of each known namespace. */
export const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${UBL}CommonBasicComponents-2`, 'cbc'],
  [`${UBL}CommonAggregateComponents-2`, 'cac'],
  [`${UBL}CommonExtensionComponents-2`, 'ext'],
  [`${UNCEFACT}CrossIndustryInvoice:100`, 'rsm'],
  [`${UNCEFACT}ReusableAggregateBusinessInformationEntity:100`, 'ram'],
  [`${UNCEFACT}UnqualifiedDataType:100`, 'udt'],
  [`${UNCEFACT}QualifiedDataType:100`, 'qdt'],
  ['urn:ferd:CrossIndustryDocument:invoice:1p0', 'rsm'],
  [`${UNCEFACT}ReusableAggregateBusinessInformationEntity:12`, 'ram'],
  [`${UNCEFACT}UnqualifiedDataType:15`, 'udt'],
  [`${UNCEFACT}QualifiedDataType:12`, 'qdt'],
  [ORDER_X, 'rsm'],
  [`${UNCEFACT}ReusableAggregateBusinessInformationEntity:128`, 'ram'],
  [`${UNCEFACT}UnqualifiedDataType:128`, 'udt'],
  [`${UNCEFACT}QualifiedDataType:128`, 'qdt'],
]);

/** Namespaces a writer declares. */
export const NAMESPACES = {
  ublInvoice: `${UBL}Invoice-2`,
  ublCreditNote: `${UBL}CreditNote-2`,
  cbc: `${UBL}CommonBasicComponents-2`,
  cac: `${UBL}CommonAggregateComponents-2`,
  rsm: `${UNCEFACT}CrossIndustryInvoice:100`,
  ram: `${UNCEFACT}ReusableAggregateBusinessInformationEntity:100`,
  udt: `${UNCEFACT}UnqualifiedDataType:100`,
  qdt: `${UNCEFACT}QualifiedDataType:100`,
} as const;

/** Root elements that are invoices, with the namespace they must be in and the syntax they open. */
export const ROOTS: ReadonlyMap<string, { namespace: string; syntax: Syntax }> = new Map([
  ['Invoice', { namespace: `${UBL}Invoice-2`, syntax: 'ubl-invoice' }],
  ['CreditNote', { namespace: `${UBL}CreditNote-2`, syntax: 'ubl-creditnote' }],
  ['SelfBilledInvoice', { namespace: `${UBL}SelfBilledInvoice-2`, syntax: 'ubl-invoice' }],
  ['SelfBilledCreditNote', { namespace: `${UBL}SelfBilledCreditNote-2`, syntax: 'ubl-creditnote' }],
  ['CrossIndustryInvoice', { namespace: `${UNCEFACT}CrossIndustryInvoice:100`, syntax: 'cii' }],
  ['CrossIndustryDocument', { namespace: 'urn:ferd:CrossIndustryDocument:invoice:1p0', syntax: 'cii-zf1' }],
]);

/** Root elements of documents about orders, with the namespace they must be in. */
export const TRADE_ROOTS: ReadonlyMap<string, { namespace: string; kind: 'order' | 'orderx' | 'receipt' | 'order-response' | 'despatch' }> = new Map([
  ['Order', { namespace: `${UBL}Order-2`, kind: 'order' }],
  ['SCRDMCCBDACIOMessageStructure', { namespace: ORDER_X, kind: 'orderx' }],
  ['ReceiptAdvice', { namespace: `${UBL}ReceiptAdvice-2`, kind: 'receipt' }],
  ['OrderResponse', { namespace: `${UBL}OrderResponse-2`, kind: 'order-response' }],
  ['OrderResponseSimple', { namespace: `${UBL}OrderResponseSimple-2`, kind: 'order-response' }],
  ['DespatchAdvice', { namespace: `${UBL}DespatchAdvice-2`, kind: 'despatch' }],
] as const);

/** The namespaces FatturaPA has had; the versions differ in nothing that is read here. */
export const FATTURAPA_NAMESPACES: ReadonlySet<string> = new Set([
  'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2',
  'http://www.fatturapa.gov.it/sdi/fatturapa/v1.1',
  'http://www.fatturapa.gov.it/sdi/fatturapa/v1.0',
]);

/** Root elements that are invoices in formats not read here. */
export const UNSUPPORTED_ROOTS: ReadonlyMap<string, string> = new Map([
  ['FatturaElettronicaSemplificata', 'FatturaPA (semplificata)'],
  ['Facturae', 'Facturae'],
  ['eSlog', 'e-SLOG'],
  ['Finvoice', 'Finvoice'],
  ['invoice', 'ebInterface'],
]);
