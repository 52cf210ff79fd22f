/** The syntaxes read here. */
export type Syntax = 'ubl-invoice' | 'ubl-creditnote' | 'cii' | 'cii-zf1' | 'fatturapa' | 'ksef' | 'ebinterface' | 'facturae' | 'isdoc' | 'finvoice';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const UNCEFACT = 'urn:un:unece:uncefact:data:standard:';
const ORDER_X = 'urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100';

/** The fixed prefix of each known namespace. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${UBL}CommonBasicComponents-2`, 'cbc'],
  [`${UBL}CommonAggregateComponents-2`, 'cac'],
  [`${UBL}CommonExtensionComponents-2`, 'ext'],
  ['urn:ferd:CrossIndustryDocument:invoice:1p0', 'rsm'],
  [ORDER_X, 'rsm'],
]);

/** The namespaces of UN/CEFACT, whose versions differ in the number at their end: D16A has 19, D16B 100, ZUGFeRD 1 has 12 and 15. */
const UNCEFACT_VERSIONS = /^urn:un:unece:uncefact:data:[Ss]tandard:(\w+):\d+$/;
const UNCEFACT_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['CrossIndustryInvoice', 'rsm'],
  ['ReusableAggregateBusinessInformationEntity', 'ram'],
  ['UnqualifiedDataType', 'udt'],
  ['QualifiedDataType', 'qdt'],
]);

/** The fixed prefix of a known namespace, whatever the document's own; undefined for another. */
export function prefixOf(namespace: string): string | undefined {
  return PREFIXES.get(namespace) ?? UNCEFACT_PREFIXES.get(UNCEFACT_VERSIONS.exec(namespace)?.[1] ?? '');
}

/** The leaves of CII that stand in the namespace of the unqualified data types. */
const DATA_TYPES: ReadonlySet<string> = new Set(['DateTimeString', 'DateString', 'DateTime', 'Indicator']);

/** The fixed prefix that a leaf has in a document of UBL or UN/CEFACT; undefined for one of another syntax. */
export function leafPrefix(rootNamespace: string, name: string): string | undefined {
  if (isUbl(rootNamespace)) return 'cbc';
  if (prefixOf(rootNamespace) !== 'rsm') return undefined;
  return DATA_TYPES.has(name) ? 'udt' : 'ram';
}

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
  ['DebitNote', { namespace: `${UBL}DebitNote-2`, syntax: 'ubl-invoice' }],
  ['FreightInvoice', { namespace: `${UBL}FreightInvoice-2`, syntax: 'ubl-invoice' }],
  ['SelfBilledInvoice', { namespace: `${UBL}SelfBilledInvoice-2`, syntax: 'ubl-invoice' }],
  ['SelfBilledCreditNote', { namespace: `${UBL}SelfBilledCreditNote-2`, syntax: 'ubl-creditnote' }],
  ['CrossIndustryInvoice', { namespace: `${UNCEFACT}CrossIndustryInvoice:100`, syntax: 'cii' }],
  ['CrossIndustryDocument', { namespace: 'urn:ferd:CrossIndustryDocument:invoice:1p0', syntax: 'cii-zf1' }],
]);

/** Root elements of documents about orders, with the namespace they must be in. */
export const TRADE_ROOTS: ReadonlyMap<
  string,
  { namespace: string; kind: 'order' | 'orderx' | 'receipt' | 'order-response' | 'order-change' | 'order-cancellation' | 'despatch' }
> = new Map([
  ['Order', { namespace: `${UBL}Order-2`, kind: 'order' }],
  ['SCRDMCCBDACIOMessageStructure', { namespace: ORDER_X, kind: 'orderx' }],
  ['ReceiptAdvice', { namespace: `${UBL}ReceiptAdvice-2`, kind: 'receipt' }],
  ['OrderResponse', { namespace: `${UBL}OrderResponse-2`, kind: 'order-response' }],
  ['OrderResponseSimple', { namespace: `${UBL}OrderResponseSimple-2`, kind: 'order-response' }],
  ['OrderChange', { namespace: `${UBL}OrderChange-2`, kind: 'order-change' }],
  ['OrderCancellation', { namespace: `${UBL}OrderCancellation-2`, kind: 'order-cancellation' }],
  ['DespatchAdvice', { namespace: `${UBL}DespatchAdvice-2`, kind: 'despatch' }],
] as const);

/** The roots of FatturaPA. */
export const FATTURAPA = { ordinary: 'FatturaElettronica', simplified: 'FatturaElettronicaSemplificata' } as const;

/** The namespaces FatturaPA has had, of which 1.0 is that of simplified invoices too; the versions differ in nothing that is read here. */
export const FATTURAPA_NAMESPACES: ReadonlySet<string> = new Set([
  'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2',
  'http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0',
  'http://www.fatturapa.gov.it/sdi/fatturapa/v1.1',
  'http://www.fatturapa.gov.it/sdi/fatturapa/v1.0',
]);

/** The root of a structured invoice of KSeF, and the namespaces of FA(3) and FA(2), which differ in codes alone, of what is read here. */
const KSEF_ROOT = 'Faktura';
const KSEF_NAMESPACES: ReadonlySet<string> = new Set(['http://crd.gov.pl/wzor/2025/06/25/13775/', 'http://crd.gov.pl/wzor/2023/06/29/12648/']);

/** The root of an invoice of ebInterface, which shares its name with that of UBL, and the namespaces of 4.0 to 6.1. */
const EBINTERFACE_ROOT = 'Invoice';
const EBINTERFACE_NAMESPACES = /^http:\/\/www\.ebinterface\.at\/schema\/(?:4p[0-3]|5p0|6p[01])\/$/;

/** The root of a Facturae, and the namespaces of 3.2, 3.2.1 and 3.2.2, of which each has what the one before has. */
const FACTURAE_ROOT = 'Facturae';
const FACTURAE_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.facturae.es/Facturae/2009/v3.2/Facturae',
  'http://www.facturae.es/Facturae/2014/v3.2.1/Facturae',
  'http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml',
]);
/** The root of an invoice of ISDOC 6.0, which shares its name too. */
const ISDOC = { name: 'Invoice', namespace: 'http://isdoc.cz/namespace/2013' } as const;

/** The root of a Finvoice, which is in no namespace. */
const FINVOICE_ROOT = 'Finvoice';

/** A UBL document that carries another one as text, as the invoices of Colombia travel. */
export const ATTACHED_DOCUMENT = { name: 'AttachedDocument', namespace: `${UBL}AttachedDocument-2` } as const;

/** Whether an element is the root of a FatturaPA. */
function isFatturaPa(name: string, namespace: string): boolean {
  return (name === FATTURAPA.ordinary || name === FATTURAPA.simplified) && FATTURAPA_NAMESPACES.has(namespace);
}

/** The syntaxes of single states, by the root of their documents. */
const NATIONAL: readonly { readonly syntax: Syntax; readonly opens: (name: string, namespace: string) => boolean }[] = [
  { syntax: 'fatturapa', opens: isFatturaPa },
  { syntax: 'ksef', opens: (name, namespace) => name === KSEF_ROOT && KSEF_NAMESPACES.has(namespace) },
  { syntax: 'ebinterface', opens: (name, namespace) => name === EBINTERFACE_ROOT && EBINTERFACE_NAMESPACES.test(namespace) },
  { syntax: 'facturae', opens: (name, namespace) => name === FACTURAE_ROOT && FACTURAE_NAMESPACES.has(namespace) },
  { syntax: 'isdoc', opens: (name, namespace) => name === ISDOC.name && namespace === ISDOC.namespace },
  { syntax: 'finvoice', opens: (name, namespace) => name === FINVOICE_ROOT && namespace === '' },
];

/** The syntax of a single state that an element is the root of; undefined for any other element. */
export function nationalSyntax(name: string, namespace: string): Syntax | undefined {
  return NATIONAL.find(({ opens }) => opens(name, namespace))?.syntax;
}

/** Whether an element is the root of a document that is read here. */
export function isDocumentRoot(name: string, namespace: string): boolean {
  return ROOTS.get(name)?.namespace === namespace || TRADE_ROOTS.get(name)?.namespace === namespace || nationalSyntax(name, namespace) !== undefined;
}

/** Whether a root is that of a UBL document, of whatever kind: it is no envelope, whatever its extensions hold. */
export function isUbl(namespace: string): boolean {
  return namespace.startsWith(UBL);
}
