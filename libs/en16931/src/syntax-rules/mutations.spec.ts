import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read/read-invoice.js';
import { Occurrence } from '../xml/occurrence.js';
import { emptyInvoice, emptyLine, type Invoice } from '../model/index.js';
import { writeCii } from '../write/cii/write-cii.js';
import { writeUbl } from '../write/ubl/write-ubl.js';
import { CII_RULES, PEPPOL_SYNTAX_RULES, runSyntaxRules, UBL_RULES, type SyntaxRule } from './index.js';

/** An invoice with much in it, each thing once. */
const INVOICE: Invoice = {
  ...emptyInvoice(),
  specificationId: 'urn:cen.eu:en16931:2017', number: 'R-1', issueDate: '2026-01-14', dueDate: '2026-02-14', typeCode: '380', currency: 'EUR', buyerReference: 'B', paymentTerms: '30 days', taxPointDateCode: '35', invoicedObjectId: { value: 'O-1', scheme: 'AOV' },
  seller: { identifiers: [{ value: '4000001000005', scheme: '0088' }], name: 'Seller', vatId: 'DE123456788', contact: { name: 'Ann', phone: '030 1' }, electronicAddress: { value: 'a@b.example', scheme: 'EM' }, address: { city: 'Berlin', postCode: '10115', country: 'DE' } },
  buyer: { identifiers: [{ value: 'B-1' }], name: 'Buyer', vatId: 'FR40303265045', contact: { name: 'Ben' }, electronicAddress: { value: 'b@b.example', scheme: 'EM' }, address: { city: 'Lille', postCode: '59000', country: 'FR' } },
  payee: { identifiers: [{ value: 'P-1', scheme: '0088' }], name: 'Payee', legalRegistrationId: { value: 'HRB 1' } },
  taxRepresentative: { identifiers: [], name: 'Rep', vatId: 'DE123456788', address: { city: 'Berlin', postCode: '10115', country: 'DE' } },
  delivery: { actualDate: '2026-01-13', locationId: { value: 'L-1' }, address: { city: 'Lille', postCode: '59000', country: 'FR' } },
  period: { start: '2026-01-01', end: '2026-01-31' },
  paymentInstructions: { meansCode: '58', meansText: 'SEPA', remittanceInformation: 'R-1', creditTransfers: [{ accountId: 'DE89370400440532013000' }] },
  precedingInvoices: [{ number: 'R-0', issueDate: '2026-01-02' }],
  attachments: [{ id: 'A-1', description: 'Sheet', filename: 'a.pdf', mediaType: 'application/pdf' }],
  allowances: [{ amount: '1', vatCategory: 'S', vatRate: '19', reason: 'Agreed' }],
  totals: { lineNetSum: '101', allowances: '1', withoutVat: '100', vat: '19', withVat: '119', due: '119' },
  vatBreakdown: [{ category: 'S', rate: '19', taxable: '100', tax: '19' }],
  lines: [{ ...emptyLine(), id: '1', note: 'N', quantity: '1', unit: 'C62', net: '101', orderLineReference: '1', objectId: { value: 'LO-1' }, price: { net: '101', gross: '102', discount: '1' }, vatCategory: 'S', vatRate: '19', item: { ...emptyLine().item, name: 'Item', description: 'An item', standardId: { value: '4012345000009', scheme: '0160' }, origin: 'DE' } }],
};

const attachmentBytes = () => Buffer.from('%PDF');
const BASES = { ubl: writeUbl(INVOICE, { attachmentBytes }), cii: writeCii(INVOICE, { attachmentBytes }) };

type Change = (root: Occurrence) => void;

const all = (from: Occurrence): Occurrence[] => [from, ...from.children.flatMap(all)];
const named = (root: Occurrence, name: string): Occurrence => {
  const found = all(root).find((each) => each.name === name);
  if (found === undefined) throw new Error(`the document has no ${name}`);
  return found;
};

/** Adds an element down a path, each step new. */
function grow(from: Occurrence, path: string, text = '1', attributes: Readonly<Record<string, string>> = {}): Occurrence {
  const steps = path.split('/');
  return steps.reduce((parent, name, i) => {
    const made = new Occurrence(name, i === steps.length - 1 ? attributes : {}, parent);
    if (i === steps.length - 1) made.text = text;
    parent.children.push(made);
    return made;
  }, from);
}

/** Puts a copy of an element, with all that is in it, beside it. */
function twice(element: Occurrence, to = element.parent): Occurrence {
  if (to === undefined) throw new Error('the root stands alone');
  const copy = new Occurrence(element.name, element.attributes, to);
  copy.text = element.text;
  to.children.push(copy);
  for (const child of element.children) twice(child, copy);
  return copy;
}

const drop = (element: Occurrence): void => void element.parent?.children.splice(element.parent.children.indexOf(element), 1);

/** Has what a rule lets occur once occur twice. */
const repeat = ({ context, once = '' }: SyntaxRule): Change => (root) => {
  const from = context === undefined ? root : (all(root).find(({ name }) => context.includes(name)) ?? grow(root, context[0] ?? ''));
  const steps = once.split('/');
  const holder = steps.slice(0, -1).reduce<Occurrence | undefined>((each, name) => each?.first(name), from);
  const known = holder?.first(steps.at(-1) ?? '');
  // What a rule counts may hang on what stands beside it: in UBL its holder is repeated.
  if (known !== undefined) return void twice(holder !== undefined && holder !== from && known.name.startsWith('cbc:') ? holder : known);
  const parent = steps.slice(0, -2).reduce((each, name) => each.first(name) ?? grow(each, name), from);
  const rest = steps.slice(-2).join('/');
  grow(parent, rest);
  grow(parent, rest);
};

const text = (name: string, value: string): Change => (root) => { named(root, name).text = value; };
const without = (name: string): Change => (root) => drop(named(root, name));
const doubled = (name: string): Change => (root) => void twice(named(root, name));
const attributed = (name: string, attribute: string): Change => (root) => {
  const old = named(root, name);
  drop(old);
  const made = grow(old.parent ?? root, old.name, old.text, { ...old.attributes, [attribute]: 'x' });
  for (const child of old.children) twice(child, made);
};
const speaking = (attribute: string): Change => (root) => { (root as { attributes: Occurrence['attributes'] }).attributes = { [attribute]: 'de' }; };
const PARTY = 'cac:AccountingSupplierParty/cac:Party';
const seller = (root: Occurrence): Occurrence => root.at(...PARTY.split('/')) ?? root;

const CHANGES: Readonly<Record<string, Change>> = {
  'UBL-SR-04': (root) => void twice(all(root).find(({ name, parent }) => name === 'cbc:DocumentTypeCode' && parent?.name === 'cac:AdditionalDocumentReference')?.parent ?? root),
  'UBL-SR-07': (root) => drop(named(named(root, 'cac:InvoiceDocumentReference'), 'cbc:ID')),
  'UBL-SR-08': (root) => void grow(root, 'cac:InvoicePeriod/cbc:StartDate', '2026-01-01'),
  'UBL-SR-13': (root) => { drop(named(seller(root), 'cac:PartyTaxScheme')); for (let i = 0; i < 2; i += 1) { const scheme = grow(seller(root), 'cac:PartyTaxScheme'); grow(scheme, 'cbc:CompanyID'); grow(scheme, 'cac:TaxScheme/cbc:ID', 'TAX'); } },
  'UBL-SR-19': (root) => void twice(named(named(root, 'cac:PayeeParty'), 'cac:PartyName')),
  'UBL-SR-20': (root) => void twice(named(named(root, 'cac:PayeeParty'), 'cac:PartyIdentification')),
  'UBL-SR-21': (root) => void twice(named(named(root, 'cac:PayeeParty'), 'cac:PartyLegalEntity')),
  'UBL-SR-27': (root) => void grow(named(root, 'cac:PaymentMeans'), 'cbc:PaymentMeansCode', '58'),
  'UBL-SR-28': (root) => { const mandate = grow(named(root, 'cac:PaymentMeans'), 'cac:PaymentMandate'); grow(mandate, 'cbc:ID'); grow(mandate, 'cbc:ID'); },
  'UBL-SR-33': doubled('cbc:DocumentDescription'),
  'UBL-SR-29': (root) => { for (let i = 0; i < 2; i += 1) grow(seller(root), 'cac:PartyIdentification/cbc:ID', 'DE98ZZZ', { schemeID: 'SEPA' }); },
  'UBL-SR-30': doubled('cbc:AllowanceChargeReason'),
  'UBL-SR-31': (root) => { const charge = grow(root, 'cac:AllowanceCharge'); grow(charge, 'cbc:ChargeIndicator', 'true'); grow(charge, 'cbc:AllowanceChargeReason'); grow(charge, 'cbc:AllowanceChargeReason'); },
  'UBL-SR-42': (root) => { for (let i = 0; i < 2; i += 1) { const scheme = grow(seller(root), 'cac:PartyTaxScheme'); grow(scheme, 'cbc:CompanyID'); grow(scheme, 'cac:TaxScheme/cbc:ID', 'TAX'); } },
  'UBL-SR-43': (root) => void grow(grow(root, 'cac:AdditionalDocumentReference'), 'cbc:DocumentTypeCode', '77'),
  'UBL-SR-44': (root) => void grow(root, 'cac:PaymentMeans/cbc:PaymentID', 'another'),
  'UBL-SR-46': (root) => void twice(named(root, 'cac:PaymentMeans')),
  'UBL-SR-47': (root) => void grow(root, 'cac:PaymentMeans/cbc:PaymentMeansCode', '30'),
  'UBL-SR-48': doubled('cac:ClassifiedTaxCategory'),
  'UBL-SR-49': doubled('cbc:DescriptionCode'),
  'UBL-SR-50': (root) => void grow(named(root, 'cac:Item'), 'cbc:Description'),
  'UBL-SR-53': (root) => drop(named(named(seller(root), 'cac:PartyTaxScheme'), 'cbc:CompanyID')),
  'UBL-CR-666': (root) => void grow(all(root).find(({ name, parent }) => name === 'cbc:DocumentTypeCode' && parent?.name === 'cac:AdditionalDocumentReference')?.parent ?? root, 'cac:Attachment'),
  'UBL-CR-673': (root) => void grow(all(root).find(({ name, parent }) => name === 'cbc:DocumentTypeCode' && parent?.name === 'cac:AdditionalDocumentReference')?.parent ?? root, 'cbc:DocumentDescription'),
  'UBL-DT-01': text('cbc:PayableAmount', '119.001'),
  'UBL-DT-06': (root) => bareOf(root, 'mimeCode'),
  'UBL-DT-07': (root) => bareOf(root, 'filename'),
  'CII-SR-009': (root) => void grow(named(root, 'rsm:ExchangedDocumentContext'), 'ram:GuidelineSpecifiedDocumentContextParameter'),
  'CII-SR-010': (root) => void grow(named(root, 'ram:GuidelineSpecifiedDocumentContextParameter'), 'ram:ID'),
  'CII-SR-014': (root) => void twice(named(named(root, 'rsm:ExchangedDocument'), 'ram:TypeCode')),
  'CII-SR-046': (root) => { const product = named(root, 'ram:SpecifiedTradeProduct'); drop(named(product, 'ram:GlobalID')); grow(product, 'ram:GlobalID'); },
  'CII-SR-090': (root) => void twice(named(named(root, 'ram:OriginTradeCountry'), 'ram:ID')),
  'CII-SR-439': (root) => drop(named(named(root, 'ram:NetPriceProductTradePrice'), 'ram:ChargeAmount')),
  'CII-SR-462': (root) => { const other = twice(all(named(root, 'ram:ApplicableHeaderTradeSettlement')).find(({ name }) => name === 'ram:ApplicableTradeTax') ?? root); named(other, 'ram:DueDateTypeCode').text = '5'; },
  'CII-SR-463': (root) => drop(named(named(root, 'ram:SpecifiedTradeAllowanceCharge'), 'ram:ChargeIndicator')),
  'CII-SR-467': (root) => { const other = twice(named(root, 'ram:SpecifiedTradeSettlementPaymentMeans')); named(other, 'ram:TypeCode').text = '30'; },
  'CII-SR-468': (root) => { const other = twice(named(root, 'ram:SpecifiedTradeSettlementPaymentMeans')); named(other, 'ram:Information').text = 'another'; },
  'CII-SR-470': without('ram:PayeePartyCreditorFinancialAccount'),
  'CII-DT-013': speaking('languageID'),
  'CII-DT-014': speaking('languageLocaleID'),
  'CII-DT-008': attributed('ram:TypeCode', 'name'),
  'CII-DT-009': attributed('ram:TypeCode', 'listURI'),
  'CII-SR-069': (root) => void grow(grow(named(root, 'ram:SpecifiedTradeProduct'), 'ram:ApplicableProductCharacteristic'), 'ram:Value'),
  'CII-SR-072': (root) => void grow(grow(named(root, 'ram:SpecifiedTradeProduct'), 'ram:ApplicableProductCharacteristic'), 'ram:Description'),
  'CII-DT-033': (root) => { const { unitCode: _, ...attributes } = named(root, 'ram:BilledQuantity').attributes; const old = named(root, 'ram:BilledQuantity'); drop(old); grow(old.parent ?? root, old.name, old.text, attributes); grow(named(root, 'ram:NetPriceProductTradePrice'), 'ram:BasisQuantity', '1', { unitCode: 'C62' }); },
  'CII-DT-037': (root) => { named(named(root, 'ram:ApplicableTradeTax'), 'ram:TypeCode').text = 'EXC'; },
  'PEPPOL-EN16931-R008': text('cbc:BuyerReference', ' '),
  'PEPPOL-EN16931-R043': (root) => { named(all(root).find(({ name, parent }) => name === 'cac:AllowanceCharge' && parent === root) ?? root, 'cbc:ChargeIndicator').text = '0'; },
  'PEPPOL-EN16931-R051': (root) => { const old = named(root, 'cbc:PayableAmount'); drop(old); grow(old.parent ?? root, old.name, old.text, { currencyID: 'SEK' }); },
  'PEPPOL-EN16931-R121': (root) => void grow(named(root, 'cac:Price'), 'cbc:BaseQuantity', '0'),
  'PEPPOL-EN16931-R130': (root) => void grow(named(root, 'cac:Price'), 'cbc:BaseQuantity', '1', { unitCode: 'XPP' }),
  'PEPPOL-EN16931-R044': (root) => { named(named(named(root, 'cac:Price'), 'cac:AllowanceCharge'), 'cbc:ChargeIndicator').text = 'true'; },
  'PEPPOL-EN16931-R100': (root) => { for (let i = 0; i < 2; i += 1) grow(grow(named(root, 'cac:InvoiceLine'), 'cac:DocumentReference'), 'cbc:DocumentTypeCode', '130'); },
  'PEPPOL-EN16931-R101': (root) => { named(named(named(root, 'cac:InvoiceLine'), 'cac:DocumentReference'), 'cbc:DocumentTypeCode').text = '50'; },
  'PEPPOL-EN16931-F001': text('cbc:DueDate', '2026-02-30'),
  'CII-DT-097': (root) => { named(root, 'udt:DateTimeString').text = '20261301'; },
};
/** What CII shall not have here: the elements below one, from a rule on. */
const PARTS: readonly (readonly [from: number, where: string, names: readonly string[]])[] = [
  [15, 'ram:ContractReferencedDocument', ['URIID', 'StatusCode', 'CopyIndicator', 'TypeCode', 'GlobalID', 'RevisionID', 'Name', 'AttachmentBinaryObject', 'Information', 'ReferenceTypeCode', 'SectionName', 'PreviousRevisionID', 'FormattedIssueDateTime', 'EffectiveSpecifiedPeriod', 'IssuerTradeParty', 'AttachedSpecifiedBinaryFile']],
  [68, 'ram:BillingSpecifiedPeriod', ['StartDateTime/udt:DateTime', 'DurationMeasure', 'InclusiveIndicator', 'Description', 'EndDateTime/udt:DateTime', 'CompleteDateTime', 'OpenIndicator', 'SeasonCode', 'ID', 'Name', 'SequenceNumeric', 'StartDateFlexibilityCode', 'ContinuousIndicator', 'PurposeCode']],
  [82, 'ram:PostalTradeAddress', ['ID', 'PostOfficeBox', 'BuildingName']],
  [86, 'ram:PostalTradeAddress', ['LineFour', 'LineFive', 'StreetName', 'CitySubDivisionName', 'CountryName', 'CountrySubDivisionID', 'AttentionOf', 'CareOf', 'BuildingNumber', 'DepartmentName', 'AdditionalStreetName']],
];
/** And the attributes of one. */
const ATTRIBUTES: readonly (readonly [from: number, where: string, names: readonly string[]])[] = [
  [1, 'ram:LineID', ['schemeName', 'schemeAgencyName', 'schemeDataURI', 'schemeURI', 'schemeID', 'schemeAgencyID', 'schemeVersionID']],
  [31, 'ram:LineTotalAmount', ['currencyID', 'currencyCodeListVersionID']],
  [34, 'ram:BilledQuantity', ['unitCodeListID', 'unitCodeListAgencyID', 'unitCodeListAgencyName']],
  [101, 'ram:GlobalID', ['schemeName', 'schemeAgencyName', 'schemeDataURI', 'schemeURI']],
];

function bareOf(root: Occurrence, attribute: string): void {
  const old = named(root, 'cbc:EmbeddedDocumentBinaryObject');
  const { [attribute]: _, ...attributes } = old.attributes;
  drop(old);
  grow(old.parent ?? root, old.name, old.text, attributes);
}

const change = (rule: SyntaxRule): Change | undefined => CHANGES[rule.id] ?? (rule.once === undefined ? undefined : repeat(rule)) ?? unused(rule.id);

function unused(id: string): Change | undefined {
  const number = Number(/^CII-DT-(\d+)$/.exec(id)?.[1]);
  const of = (groups: typeof PARTS): { where: string; name: string } | undefined => {
    const [from = 0, where = '', names = []] = groups.findLast(([first]) => first <= number) ?? [];
    const name = names[number - from];
    return name === undefined ? undefined : { where, name };
  };
  const [part, attribute] = [of(PARTS), of(ATTRIBUTES)];
  if (attribute !== undefined) return attributed(attribute.where, attribute.name);
  if (part === undefined) return undefined;
  const where = (root: Occurrence): Occurrence => (part.where === 'ram:ContractReferencedDocument' ? grow(named(root, 'ram:ApplicableHeaderTradeAgreement'), part.where) : named(root, part.where));
  return (root) => void grow(where(root), `ram:${part.name}`);
}

describe.each([['ubl', UBL_RULES], ['cii', CII_RULES]] as const)('One mutation of a document in %s', (syntax, rules) => {
  const fired = (make: Change = () => undefined): string[] => {
    const [root] = readInvoice(BASES[syntax]).occurrences;
    if (root === undefined) throw new Error('a root expected');
    make(root);
    return runSyntaxRules(all(root), rules).map(({ rule }) => rule.id);
  };

  it('starts from one that breaks no rule', () => {
    expect(fired()).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('breaks %s, and only what follows from it', (id, rule) => {
    const make = change(rule);
    expect(make, 'every rule is tried').toBeDefined();
    const found = fired(make);
    expect(found).toContain(id);
    expect(found.filter((other) => other !== id && !(rule.follows ?? []).includes(other))).toEqual([]);
  });
});

describe('The form that Peppol asks for', () => {
  const fired = (base: string, make: Change = () => undefined): string[] => {
    const [root] = readInvoice(base).occurrences;
    if (root === undefined) throw new Error('a root expected');
    make(root);
    return runSyntaxRules(all(root), PEPPOL_SYNTAX_RULES).map(({ rule }) => rule.id);
  };

  it('is that of what is written here', () => {
    expect(fired(BASES.ubl)).toEqual([]);
    expect(fired(BASES.cii)).toEqual([]);
  });

  it.each(PEPPOL_SYNTAX_RULES.filter(({ id }) => CHANGES[id] !== undefined).map(({ id }) => id))('is broken by one mutation: %s', (id) => {
    expect(fired(BASES.ubl, CHANGES[id])).toEqual([id]);
  });

  it('has one project in a credit note at most', () => {
    const credit = writeUbl({ ...INVOICE, typeCode: '381' }, { attachmentBytes });
    const projects = (root: Occurrence): void => { for (let i = 0; i < 2; i += 1) grow(grow(root, 'cac:AdditionalDocumentReference'), 'cbc:DocumentTypeCode', '50'); };
    expect(fired(credit, projects)).toEqual(['PEPPOL-EN16931-R080']);
    expect(fired(BASES.ubl, projects)).toEqual([]);
  });

  const net = (root: Occurrence, base: string, unitCode = 'C62'): void => void grow(named(root, 'ram:NetPriceProductTradePrice'), 'ram:BasisQuantity', base, { unitCode });
  const gross = (root: Occurrence, base: string, unitCode = 'C62'): void => void grow(named(root, 'ram:GrossPriceProductTradePrice'), 'ram:BasisQuantity', base, { unitCode });
  const indicator = (of: string, value: string): Change => (root) => { named(named(root, of), 'udt:Indicator').text = value; };
  const CII: readonly (readonly [what: string, rules: readonly string[], make: Change])[] = [
    ['says nothing of delivery', [], (root) => { named(root, 'ram:ApplicableHeaderTradeDelivery').children.length = 0; }],
    ['charges on a price', ['PEPPOL-EN16931-R044'], indicator('ram:AppliedTradeAllowanceCharge', 'true')],
    ['does not say whether a price has an allowance', ['PEPPOL-EN16931-R043-2', 'PEPPOL-EN16931-R044'], indicator('ram:AppliedTradeAllowanceCharge', '0')],
    ['does not say whether it is an allowance', ['PEPPOL-EN16931-R043-1'], indicator('ram:SpecifiedTradeAllowanceCharge', '0')],
    ['refers to another document in a line', ['PEPPOL-EN16931-R101'], (root) => { named(named(named(root, 'ram:SpecifiedLineTradeSettlement'), 'ram:AdditionalReferencedDocument'), 'ram:TypeCode').text = '50'; }],
    ['has a VAT total in another currency', ['PEPPOL-EN16931-R051'], (root) => { const old = named(root, 'ram:TaxTotalAmount'); drop(old); grow(old.parent ?? root, old.name, old.text, { currencyID: 'SEK' }); }],
    ['has prices for a unit each', [], (root) => { net(root, '1'); gross(root, '1'); }],
    ['has a price for nothing', ['PEPPOL-EN16931-R121'], (root) => gross(root, '0')],
    ['has a price of another unit', ['PEPPOL-EN16931-R130'], (root) => gross(root, '1', 'XPP')],
    ['has prices of different bases', ['BR-TMP-3'], (root) => { net(root, '1'); gross(root, '2'); }],
    ['has a price without a quantity', ['PEPPOL-EN16931-R008', 'PEPPOL-EN16931-R130'], (root) => { gross(root, '1'); drop(named(root, 'ram:BilledQuantity')); }],
  ];

  it.each(CII)('is looked at in CII too: a document that %s', (_, rules, make) => {
    expect(fired(BASES.cii, make).toSorted()).toEqual(rules);
  });

  it('is tried of every rule', () => {
    const tried = new Set([...Object.keys(CHANGES), ...CII.flatMap(([, rules]) => rules), 'PEPPOL-EN16931-R080']);
    expect(PEPPOL_SYNTAX_RULES.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});
