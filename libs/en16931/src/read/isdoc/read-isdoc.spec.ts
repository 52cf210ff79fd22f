import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read-invoice.js';

interface Parts {
  readonly type?: string;
  readonly head?: string;
  readonly currency?: string;
  readonly references?: string;
  readonly lines: string;
  readonly after?: string;
  readonly tax: string;
  readonly totals: string;
  readonly payment?: string;
  readonly payer?: string;
}

const party = (name: string, ids: string, tax: string, more = ''): string => `<Party><PartyIdentification>${ids}</PartyIdentification><PartyName><Name>${name}</Name></PartyName><PostalAddress><StreetName>Dlouhá</StreetName><BuildingNumber>7</BuildingNumber><CityName>Praha</CityName><PostalZone>11000</PostalZone><Country><IdentificationCode>CZ</IdentificationCode><Name>Česko</Name></Country></PostalAddress>${tax}${more}</Party>`;
const VAT_ID = '<PartyTaxScheme><CompanyID>CZ12345679</CompanyID><TaxScheme>VAT</TaxScheme></PartyTaxScheme>';
const SELLER = party('Zkouška s.r.o.', '<UserID></UserID><CatalogFirmIdentification>8590000000014</CatalogFirmIdentification><ID>12345679</ID>', `${VAT_ID}<PartyTaxScheme><CompanyID>2020</CompanyID><TaxScheme>TIN</TaxScheme></PartyTaxScheme>`, '<RegisterIdentification><RegisterKeptAt>Městský soud v Praze</RegisterKeptAt><RegisterFileRef>C 1</RegisterFileRef></RegisterIdentification><Contact><Name>Jan</Name><Telephone>123</Telephone><ElectronicMail>jan@example.cz</ElectronicMail></Contact>');
const BUYER = party('Odběratel a.s.', '<UserID>K-12</UserID><CatalogFirmIdentification>0</CatalogFirmIdentification><ID>87654321</ID>', '');
const isdoc = ({ type = '1', head = '', currency = '<LocalCurrencyCode>CZK</LocalCurrencyCode>', references = '', lines, after = '', tax, totals, payment = '', payer = 'true' }: Parts): string => `<Invoice xmlns="http://isdoc.cz/namespace/2013" version="6.0.2"><DocumentType>${type}</DocumentType><ID>FV-17</ID><UUID>7B4C5BE0-288C-11D2-8E62-004095452B84</UUID><IssueDate>2026-03-04</IssueDate><TaxPointDate>2026-03-02</TaxPointDate><VATApplicable>${payer}</VATApplicable><ElectronicPossibilityAgreementReference></ElectronicPossibilityAgreementReference><Note>Děkujeme</Note>${head}${currency}<CurrRate>25</CurrRate><RefCurrRate>1</RefCurrRate>
  <AccountingSupplierParty>${SELLER}</AccountingSupplierParty><AccountingCustomerParty>${BUYER}</AccountingCustomerParty>${references}<InvoiceLines>${lines}</InvoiceLines>${after}<TaxTotal>${tax}</TaxTotal><LegalMonetaryTotal>${totals}</LegalMonetaryTotal>${payment}</Invoice>`;
interface Line {
  readonly quantity: string;
  readonly net: string;
  readonly price: string;
  readonly tax?: string;
  readonly before?: string;
  readonly foreign?: string;
  readonly note?: string;
  readonly item?: string;
  readonly references?: string;
}
const taxed = (percent: string, more = '', method = '0'): string => `<ClassifiedTaxCategory><Percent>${percent}</Percent><VATCalculationMethod>${method}</VATCalculationMethod>${more}</ClassifiedTaxCategory>`;
const line = (id: string, { quantity, net, price, tax = taxed('21'), before = '', foreign = '', note = '', item = '', references = '' }: Line): string =>
  `<InvoiceLine><ID>${id}</ID>${references}<InvoicedQuantity unitCode="ks">${quantity}</InvoicedQuantity>${foreign}<LineExtensionAmount>${net}</LineExtensionAmount>${before}<UnitPrice>${price}</UnitPrice>${tax}${note}<Item><Description>Zboží ${id}</Description>${item}</Item></InvoiceLine>`;
const row = (taxable: string, tax: string, percent: string, more = ''): string => `<TaxSubTotal><TaxableAmount>${taxable}</TaxableAmount><TaxAmount>${tax}</TaxAmount><TaxCategory><Percent>${percent}</Percent>${more}</TaxCategory></TaxSubTotal>`;
const sums = (net: string, gross: string, due = gross, more = ''): string => `<TaxExclusiveAmount>${net}</TaxExclusiveAmount><TaxInclusiveAmount>${gross}</TaxInclusiveAmount>${more}<PayableAmount>${due}</PayableAmount>`;
const modelOf = (parts: Parts): ReturnType<typeof readInvoice>['model'] => readInvoice(isdoc(parts)).model;
const ten: Line = { quantity: '10', net: '100', price: '10' };
const simple: Parts = { lines: line('1', ten), tax: row('100', '21', '21'), totals: sums('100', '121') };

describe('An invoice of ISDOC', () => {
  it('is read into the model', () => {
    const { syntax, count, model } = readInvoice(isdoc({
      ...simple,
      references: '<OrderReferences><OrderReference id="a"><SalesOrderID>OP-1</SalesOrderID><ExternalOrderID>PO-5</ExternalOrderID></OrderReference><OrderReference id="b"><SalesOrderID>OP-2</SalesOrderID><ExternalOrderID>PO-6</ExternalOrderID></OrderReference></OrderReferences><DeliveryNoteReferences><DeliveryNoteReference id="d"><ID>DL-8</ID></DeliveryNoteReference></DeliveryNoteReferences><ContractReferences><ContractReference id="c"><ID>S-9</ID><IssueDate>2025-01-01</IssueDate></ContractReference></ContractReferences>',
      lines: line('1', { ...ten, references: '<OrderReference ref="b"><LineID>3</LineID></OrderReference><DeliveryNoteReference ref="d"><LineID>4</LineID></DeliveryNoteReference>', note: '<Note>modré</Note>', item: '<CatalogueItemIdentification><ID>4006381333931</ID></CatalogueItemIdentification><SellersItemIdentification><ID>S1</ID></SellersItemIdentification><SecondarySellersItemIdentification><ID>S2</ID></SecondarySellersItemIdentification><BuyersItemIdentification><ID>B1</ID></BuyersItemIdentification><StoreBatches><StoreBatch><Name>3A</Name><ExpirationDate>2027-01-01</ExpirationDate><Quantity unitCode="ks">10</Quantity><BatchOrSerialNumber>B</BatchOrSerialNumber></StoreBatch></StoreBatches>' }),
      payment: '<PaymentMeans><Payment><PaidAmount>121</PaidAmount><PaymentMeansCode>42</PaymentMeansCode><Details><PaymentDueDate>2026-03-18</PaymentDueDate><ID>2000145399</ID><BankCode>0800</BankCode><Name>Banka</Name><IBAN>CZ65 0800 0000 1920 0014 5399</IBAN><BIC>GIBACZPX</BIC><VariableSymbol>17</VariableSymbol><ConstantSymbol>0308</ConstantSymbol></Details></Payment><AlternateBankAccounts><AlternateBankAccount><ID>19-2000145399</ID><BankCode>0100</BankCode><Name>Jiná</Name><IBAN></IBAN><BIC></BIC></AlternateBankAccount></AlternateBankAccounts></PaymentMeans><SupplementsList><Supplement><Filename>stare\\nahled.pdf</Filename><DigestValue>x</DigestValue></Supplement></SupplementsList>',
    }));
    expect([syntax, count]).toEqual(['isdoc', 1]);
    expect(model).toMatchObject({
      typeCode: '380', number: 'FV-17', issueDate: '2026-03-04', taxPointDate: '2026-03-02', dueDate: '2026-03-18', currency: 'CZK', specificationId: 'http://isdoc.cz/namespace/2013',
      purchaseOrderReference: 'PO-5', salesOrderReference: 'OP-1', contractReference: 'S-9', despatchAdviceReference: 'DL-8',
      seller: { name: 'Zkouška s.r.o.', vatId: 'CZ12345679', taxRegistrationId: '2020', legalRegistrationId: { value: '12345679', scheme: '0154' }, legalInformation: 'Městský soud v Praze, C 1', identifiers: [{ value: '8590000000014', scheme: '0088' }], address: { line1: 'Dlouhá 7', city: 'Praha', postCode: '11000', country: 'CZ' }, contact: { name: 'Jan', phone: '123', email: 'jan@example.cz' } },
      buyer: { name: 'Odběratel a.s.', identifiers: [{ value: 'K-12' }], legalRegistrationId: { value: '87654321' } },
      lines: [{ id: '1', quantity: '10', unit: 'C62', net: '100', price: { net: '10' }, vatCategory: 'S', vatRate: '21', note: 'modré\nDodací list DL-8/4', orderReference: 'PO-6', orderLineReference: '3', allowances: [],
        item: { name: 'Zboží 1', sellerId: 'S1', buyerId: 'B1', standardId: { value: '4006381333931', scheme: '0160' }, attributes: [{ name: 'Sekundární číslo prodejce', value: 'S2' }, { name: 'Šarže', value: '3A, 2027-01-01, 10 ks' }] } }],
      vatBreakdown: [{ taxable: '100', tax: '21', category: 'S', rate: '21' }],
      totals: { lineNetSum: '100', withoutVat: '100', vat: '21', withVat: '121', due: '121' },
      paymentInstructions: { meansCode: '42', remittanceInformation: '17', creditTransfers: [{ accountId: 'CZ6508000000192000145399', serviceProvider: 'GIBACZPX' }, { accountId: '19-2000145399/0100', serviceProvider: '0100' }] },
      attachments: [{ id: 'stare\\nahled.pdf', filename: 'nahled.pdf' }],
    });
    expect(model.notes.map(({ text }) => text)).toEqual(['Děkujeme', 'Objednávka: PO-6', 'Konstantní symbol: 0308']);
    expect(model.totals.paid).toBeUndefined();
  });

  it('is of the kind that its document type says; a request for an advance says that it is none for VAT', () => {
    for (const [type, code] of [['2', '381'], ['3', '383'], ['5', '386'], ['6', '381'], ['7', '380']] as const) expect(modelOf({ ...simple, type }).typeCode).toBe(code);
    expect(modelOf({ ...simple, type: '4' })).toMatchObject({ typeCode: '386', notes: [{ text: 'Děkujeme' }, { text: 'Zálohová faktura, není daňovým dokladem' }] });
  });

  it('is refused without lines, and by name where it is none', () => {
    expect(() => readInvoice('<Invoice xmlns="http://isdoc.cz/namespace/2013"><ID>1</ID></Invoice>')).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE', message: 'The invoice of ISDOC has no InvoiceLines' }));
    expect(() => readInvoice('<CommonDocument xmlns="http://isdoc.cz/namespace/2013"/>')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FORMAT', message: 'ISDOC other than an invoice of 6.0 is not read: send UBL 2.1 or CII' }));
  });

  it('may be due in parts, the first of which is the date', () => {
    const part = (date: string): string => `<Payment><PaidAmount>60.50</PaidAmount><PaymentMeansCode>42</PaymentMeansCode><Details><PaymentDueDate>${date}</PaymentDueDate><ID>1</ID><BankCode>0800</BankCode><VariableSymbol>17</VariableSymbol></Details></Payment>`;
    const model = modelOf({ ...simple, payment: `<PaymentMeans>${part('2026-06-30')}${part('2026-03-13')}</PaymentMeans>` });
    expect(model).toMatchObject({ dueDate: '2026-03-13', paymentTerms: '2026-03-13: 60.50\n2026-06-30: 60.50', paymentInstructions: { creditTransfers: [{ accountId: '1/0800' }] } });
  });
});

describe('The lines of ISDOC', () => {
  it('have what a discount takes off, unless it is in the price already', () => {
    const before = '<LineExtensionAmountBeforeDiscount>100</LineExtensionAmountBeforeDiscount>';
    const { lines } = modelOf({ ...simple, lines: line('1', { ...ten, net: '90', before }) + line('2', { ...ten, net: '90', price: '9', before }) + line('3', { ...ten, before: '<LineExtensionAmountBeforeDiscount>0</LineExtensionAmountBeforeDiscount>' }) });
    expect(lines.map(({ allowances, price }) => [allowances, price.net])).toEqual([[[{ amount: '10' }], '10'], [[], '9'], [[], '10']]);
  });

  it('that are of nothing for nothing only tell', () => {
    const { lines, vatBreakdown } = modelOf({ ...simple, lines: line('1', ten) + line('2', { quantity: '0', net: '0', price: '0', tax: taxed('0') }), tax: row('100', '21', '21') + row('0', '0', '0') });
    expect(lines.map(({ subtype }) => subtype)).toEqual([undefined, 'INFORMATION']);
    expect(vatBreakdown).toHaveLength(1);
  });

  it('priced with VAT miss the total of their rate by no cent', () => {
    const above = taxed('21', '', '1');
    const { lines, totals } = modelOf({ ...simple, lines: line('1', { quantity: '1', net: '8.26', price: '8.26', tax: above }) + line('2', { quantity: '1', net: '16.53', price: '16.53', tax: above }), tax: row('24.80', '5.20', '21'), totals: sums('24.80', '30.00') });
    expect(lines.map(({ net, price }) => [net, price.net])).toEqual([['8.26', '8.26'], ['16.54', '16.54']]);
    expect(totals.lineNetSum).toBe('24.8');
  });
});

describe('The VAT of ISDOC', () => {
  const free = (note: string, tax = taxed('0')): Line => ({ quantity: '1', net: '100', price: '100', tax, note: `<VATNote>${note}</VATNote>` });

  it('is owed by the buyer, outside, or none for the reason that lines tell', () => {
    const kinds = [
      [free('', taxed('21', '<LocalReverseCharge><LocalReverseChargeCode>4</LocalReverseChargeCode></LocalReverseCharge>')), row('100', '0', '21', '<LocalReverseChargeFlag>true</LocalReverseChargeFlag>'), { category: 'AE', rate: '0', exemptionCode: 'VATEX-EU-AE', exemptionReason: 'přenesení daňové povinnosti' }],
      [free('', taxed('0', '<VATApplicable>false</VATApplicable>')), row('100', '0', '0', '<VATApplicable>false</VATApplicable>'), { category: 'O', exemptionCode: 'VATEX-EU-O', exemptionReason: 'není předmětem DPH' }],
      [free('§ 64 odst. 1'), row('100', '0', '0'), { category: 'K', rate: '0', exemptionCode: 'VATEX-EU-IC', exemptionReason: '§ 64 odst. 1' }],
      [free('vývoz zboží, § 66'), row('100', '0', '0'), { category: 'G', rate: '0', exemptionCode: 'VATEX-EU-G', exemptionReason: 'vývoz zboží, § 66' }],
      [free('osvobozeno dle § 56'), row('100', '0', '0'), { category: 'E', rate: '0', exemptionReason: 'osvobozeno dle § 56' }],
      [free(''), row('100', '0', '0'), { category: 'Z', rate: '0' }],
    ] as const;
    for (const [own, tax, expected] of kinds) {
      const { lines, vatBreakdown } = modelOf({ lines: line('1', own), tax, totals: sums('100', '100') });
      expect(vatBreakdown).toEqual([{ taxable: '100', tax: '0', ...expected }]);
      expect(lines[0]?.vatCategory).toBe(expected.category);
    }
    expect(modelOf({ lines: line('1', free('', taxed('21', '<LocalReverseCharge><LocalReverseChargeCode>4</LocalReverseChargeCode></LocalReverseCharge>'))), tax: '', totals: sums('100', '100') }).lines[0]?.item.attributes).toEqual([{ name: 'Kód předmětu plnění', value: '4' }]);
  });

  it('at 0 % is told apart by its lines where they come to it', () => {
    const lines = line('1', free('§ 64')) + line('2', free('osvobozeno'));
    expect(modelOf({ lines, tax: row('200', '0', '0'), totals: sums('200', '200') }).vatBreakdown.map(({ category, taxable }) => [category, taxable])).toEqual([['K', '100'], ['E', '100']]);
    expect(modelOf({ lines, tax: row('199', '0', '0'), totals: sums('199', '199') }).vatBreakdown.map(({ category, taxable }) => [category, taxable])).toEqual([['Z', '199']]);
  });

  it('is outside of it all where the seller pays none', () => {
    const model = modelOf({ lines: line('1', { ...ten, tax: taxed('0') }), tax: row('100', '0', '0'), totals: sums('100', '100'), payer: 'false' });
    expect([model.lines[0]?.vatCategory, model.vatBreakdown[0]?.category]).toEqual(['O', 'O']);
  });
});

describe('The totals of ISDOC', () => {
  const claimed = '<AlreadyClaimedTaxInclusiveAmount>60.50</AlreadyClaimedTaxInclusiveAmount>';

  it('are whole, and what advances claimed and paid is paid', () => {
    const after = '<NonTaxedDeposits><NonTaxedDeposit><ID>ZL-1</ID></NonTaxedDeposit></NonTaxedDeposits><TaxedDeposits><TaxedDeposit><ID>DZ-2</ID></TaxedDeposit><TaxedDeposit><ID>DZ-2</ID></TaxedDeposit></TaxedDeposits>';
    for (const deposit of ['-20', '20']) {
      const model = modelOf({ ...simple, after, totals: sums('100', '121', '41', `${claimed}<PayableRoundingAmount>0.50</PayableRoundingAmount><PaidDepositsAmount>${deposit}</PaidDepositsAmount>`) });
      expect(model).toMatchObject({ totals: { withoutVat: '100', vat: '21', withVat: '121', paid: '80.5', rounding: '0.5', due: '41' }, precedingInvoices: [{ number: 'DZ-2' }, { number: 'ZL-1' }] });
    }
  });

  it('are in the foreign currency where there is one, with VAT in the local one', () => {
    const both = (name: string, foreign: string, local: string): string => `<${name}Curr>${foreign}</${name}Curr><${name}>${local}</${name}>`;
    const model = modelOf({
      currency: '<LocalCurrencyCode>CZK</LocalCurrencyCode><ForeignCurrencyCode>EUR</ForeignCurrencyCode>',
      lines: line('1', { quantity: '3', net: '250', price: '83.3333', foreign: '<LineExtensionAmountCurr>10.00</LineExtensionAmountCurr>' }),
      tax: `<TaxSubTotal>${both('TaxableAmount', '10.00', '250')}${both('TaxAmount', '2.10', '52.50')}<TaxCategory><Percent>21</Percent></TaxCategory></TaxSubTotal>`,
      totals: ['TaxExclusiveAmount', 'TaxInclusiveAmount', 'PayableAmount'].map((name, index) => both(name, ['10.00', '12.10', '12.10'][index] ?? '', ['250', '302.50', '302.50'][index] ?? '')).join(''),
    });
    expect(model).toMatchObject({ currency: 'EUR', vatAccountingCurrency: 'CZK', totals: { lineNetSum: '10', withoutVat: '10', vat: '2.1', withVat: '12.1', due: '12.1', vatInAccountingCurrency: '52.5' } });
    expect(model.lines[0]).toMatchObject({ quantity: '3', net: '10', price: { net: '10', baseQuantity: '3' } });
    expect(model.notes.at(-1)).toEqual({ text: 'Kurz: 25' });
  });

  it('of a credit note are what is credited, whether stated as less or not', () => {
    const references = '<OriginalDocumentReferences><OriginalDocumentReference id="o"><ID>FV-3</ID><IssueDate>2026-02-01</IssueDate></OriginalDocumentReference></OriginalDocumentReferences>';
    const less = modelOf({ type: '2', references, lines: line('1', { quantity: '-10', net: '-100', price: '10' }) + line('2', { quantity: '1', net: '-5', price: '-5' }), tax: row('-105', '-22.05', '21'), totals: sums('-105', '-127.05') });
    expect(less).toMatchObject({ typeCode: '381', precedingInvoices: [{ number: 'FV-3', issueDate: '2026-02-01' }], vatBreakdown: [{ taxable: '105', tax: '22.05' }], totals: { lineNetSum: '105', withVat: '127.05', due: '127.05' } });
    expect(less.lines.map(({ quantity, net, price }) => [quantity, net, price.net])).toEqual([['10', '100', '10'], ['1', '5', '5']]);
    expect(modelOf({ ...simple, type: '2', references })).toMatchObject({ typeCode: '381', totals: { withVat: '121' }, lines: [{ quantity: '10', net: '100' }] });
  });
});
