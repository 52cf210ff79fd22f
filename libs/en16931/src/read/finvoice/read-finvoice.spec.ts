import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../model/index.js';
import { readInvoice } from '../read-invoice.js';

const amount = (name: string, value: string): string => `<${name} AmountCurrencyIdentifier="EUR">${value}</${name}>`;
const day = (name: string, value: string): string => `<${name} Format="CCYYMMDD">${value}</${name}>`;
const party = (who: string, name: string): string =>
  `<${who}PartyDetails><${who}PartyIdentifier>2345678-0</${who}PartyIdentifier><${who}OrganisationName>${name}</${who}OrganisationName><${who}OrganisationTaxCode>FI23456780</${who}OrganisationTaxCode><${who}PostalAddressDetails><${who}StreetName>Katu 1</${who}StreetName><${who}StreetName>3. krs</${who}StreetName><${who}TownName>Oulu</${who}TownName><${who}PostCodeIdentifier>90100</${who}PostCodeIdentifier><CountryCode>FI</CountryCode></${who}PostalAddressDetails></${who}PartyDetails>`;
const vat = (base: string, rate: string, tax: string, rest = ''): string => `<VatSpecificationDetails>${amount('VatBaseAmount', base)}<VatRatePercent>${rate}</VatRatePercent>${amount('VatRateAmount', tax)}${rest}</VatSpecificationDetails>`;
const row = (content: string): string => `<InvoiceRow>${content}</InvoiceRow>`;
const item = (quantity: string, price: string, net: string, rest = '', rate = '25,5'): string =>
  row(`<ArticleName>Työ</ArticleName><InvoicedQuantity QuantityUnitCode="kpl">${quantity}</InvoicedQuantity>${amount('UnitPriceAmount', price)}${rest}<RowVatRatePercent>${rate}</RowVatRatePercent>${amount('RowVatExcludedAmount', net)}`);
const sums = (net: string, tax: string, gross: string): string => amount('InvoiceTotalVatExcludedAmount', net) + amount('InvoiceTotalVatAmount', tax) + amount('InvoiceTotalVatIncludedAmount', gross);

interface Parts {
  readonly type?: string;
  readonly before?: string;
  readonly details?: string;
  readonly totals?: string;
  readonly rows?: string;
  readonly rest?: string;
  readonly asked?: string;
}

const finvoice = ({ type = 'INV01', before = '', details = vat('100,00', '25,5', '25,50'), totals = sums('100,00', '25,50', '125,50'), rows = item('2', '50,00', '100,00'), rest = '', asked = '125,50' }: Parts = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="Finvoice.xsl"?><Finvoice Version="3.0">${before}${party('Seller', 'Myyjä Oy')}<SellerOrganisationUnitNumber>003723456780</SellerOrganisationUnitNumber>${party('Buyer', 'Ostaja Oy')}
  <InvoiceDetails><InvoiceTypeCode>${type}</InvoiceTypeCode><InvoiceNumber>71</InvoiceNumber>${day('InvoiceDate', '20260304')}${totals}${details}<PaymentTermsDetails>${day('InvoiceDueDate', '20260318')}</PaymentTermsDetails></InvoiceDetails>${rows}
  <EpiDetails><EpiPartyDetails><EpiBfiPartyDetails><EpiBfiIdentifier>NDEAFIHH</EpiBfiIdentifier></EpiBfiPartyDetails><EpiBeneficiaryPartyDetails><EpiAccountID>FI2112345600000785</EpiAccountID></EpiBeneficiaryPartyDetails></EpiPartyDetails><EpiPaymentInstructionDetails><EpiRemittanceInfoIdentifier>RF18539007547034</EpiRemittanceInfoIdentifier>${amount('EpiInstructedAmount', asked)}</EpiPaymentInstructionDetails></EpiDetails>${rest}</Finvoice>`;
const read = (parts: Parts = {}): Invoice => readInvoice(finvoice(parts)).model;
const FRAME = '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body/></SOAP-ENV:Envelope>\n';

describe('A Finvoice', () => {
  it('is read into the model', () => {
    const { syntax, count, model } = readInvoice(finvoice());
    expect([syntax, count]).toEqual(['finvoice', 1]);
    expect(model).toMatchObject({
      typeCode: '380', number: '71', issueDate: '2026-03-04', dueDate: '2026-03-18', currency: 'EUR', specificationId: 'Finvoice 3.0',
      seller: { name: 'Myyjä Oy', vatId: 'FI23456780', legalRegistrationId: { value: '2345678-0', scheme: '0212' }, electronicAddress: { value: '003723456780', scheme: '0216' }, address: { line1: 'Katu 1', line2: '3. krs', city: 'Oulu', postCode: '90100', country: 'FI' } },
      lines: [{ id: '1', quantity: '2', unit: 'C62', price: { net: '50' }, net: '100', vatCategory: 'S', vatRate: '25.5', item: { name: 'Työ' } }],
      vatBreakdown: [{ category: 'S', rate: '25.5', taxable: '100', tax: '25.5' }],
      totals: { lineNetSum: '100', withoutVat: '100', vat: '25.5', withVat: '125.5', due: '125.5' },
      paymentInstructions: { meansCode: '30', remittanceInformation: 'RF18539007547034', creditTransfers: [{ accountId: 'FI2112345600000785', serviceProvider: 'NDEAFIHH' }] },
    });
  });

  it('is found behind the frame of banks, in an encoding of its own, and so is each of several', () => {
    const framed = Buffer.from(FRAME + finvoice().replace('UTF-8', 'ISO-8859-15'), 'latin1');
    expect(readInvoice(framed)).toMatchObject({ count: 1, model: { seller: { name: 'Myyjä Oy' } } });
    const two = Buffer.concat([framed, Buffer.from(FRAME + finvoice().replace('>71<', '>72<'))]);
    expect([1, 2].map((position) => readInvoice(two, {}, position)).map(({ model, count }) => [model.number, model.buyer.name, count])).toEqual([['71', 'Ostaja Oy', 2], ['72', 'Ostaja Oy', 2]]);
    expect(readInvoice(FRAME + finvoice()).model.number).toBe('71');
    expect(() => readInvoice(two, {}, 3)).toThrow('The file holds 2 invoices, and none of the number 3');
    expect(() => readInvoice(two, { maxBytes: 100 })).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(() => readInvoice(FRAME + finvoice().slice(0, -20))).toThrow(expect.objectContaining({ code: 'MALFORMED_XML' }));
  });

  it.each([['ORD01', 'an order'], ['INV08', 'a reminder'], ['TES01', 'a notice'], ['DEN01', 'a delivery note']])('is refused by what it is where it is no invoice: %s', (type, words) => {
    expect(() => read({ type })).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE', message: `InvoiceTypeCode is ${type}: that is ${words}: send the invoice itself` }));
  });

  it('is refused without details, and as another message', () => {
    expect(() => readInvoice('<Finvoice Version="3.0"/>')).toThrow('The Finvoice has no InvoiceDetails');
    expect(() => readInvoice('<FinvoiceAck/>')).toThrow('another message of Finvoice: send the invoice itself');
  });

  it('refers to what it is for, and keeps what has no term', () => {
    const details = '<OriginalInvoiceNumber>70</OriginalInvoiceNumber><OrderIdentifier>PO-1</OrderIdentifier><AgreementIdentifier>S-2</AgreementIdentifier><BuyerReferenceIdentifier>KP-3</BuyerReferenceIdentifier><RegistrationNumberIdentifier>ABC-123</RegistrationNumberIdentifier><DefinitionDetails><DefinitionHeaderText>Kohde</DefinitionHeaderText><DefinitionValue>Talo A</DefinitionValue></DefinitionDetails>' + vat('100,00', '25,5', '25,50');
    expect(read({ details })).toMatchObject({ precedingInvoices: [{ number: '70' }], purchaseOrderReference: 'PO-1', contractReference: 'S-2', buyerReference: 'KP-3', notes: [{ text: 'Rekisterinumero: ABC-123' }, { text: 'Kohde: Talo A' }] });
    expect(read({ details: `<OrderIdentifier>NA</OrderIdentifier>${vat('100,00', '25,5', '25,50')}` }).purchaseOrderReference).toBeUndefined();
  });

  it('has its payee, its delivery and others as what they are', () => {
    const other = (code: string, name: string): string => `<AnyPartyDetails><AnyPartyText AnyPartyCode="${code}">Osapuoli</AnyPartyText><AnyPartyOrganisationName>${name}</AnyPartyOrganisationName></AnyPartyDetails>`;
    const before = `${party('Delivery', 'Varasto')}<DeliveryDetails>${day('DeliveryDate', '20260301')}<DeliveryNoteIdentifier>L-3</DeliveryNoteIdentifier></DeliveryDetails>${other('PE', 'Rahoitus Oy')}${other('LC', 'Vero Oy')}${other('AG', 'Agentti Oy')}`;
    expect(read({ before })).toMatchObject({ payee: { name: 'Rahoitus Oy' }, taxRepresentative: { name: 'Vero Oy' }, delivery: { name: 'Varasto', actualDate: '2026-03-01', address: { city: 'Oulu' } }, despatchAdviceReference: 'L-3', notes: [{ text: 'Osapuoli: Agentti Oy' }] });
  });
});

describe('The rows of a Finvoice', () => {
  it('have prices less their discounts, per more than one, and what is taken off and put on', () => {
    const rest = `${amount('UnitPriceDiscountAmount', '10,00')}${amount('UnitPriceNetAmount', '100,00')}<RowProgressiveDiscountDetails><RowDiscountPercent>5</RowDiscountPercent>${amount('RowDiscountAmount', '5,00')}</RowProgressiveDiscountDetails><RowChargeDetails><ReasonText>Lisä</ReasonText>${amount('Amount', '3,00')}</RowChargeDetails>`;
    expect(read({ rows: item('1', '110,00', '98,00', rest) }).lines[0]).toMatchObject({ price: { gross: '110', discount: '10', net: '100' }, allowances: [{ amount: '5', percentage: '5' }], charges: [{ amount: '3', reason: 'Lisä' }], net: '98' });
    expect(read({ rows: item('250', '5,00', '12,50', '<UnitPriceBaseQuantity>100</UnitPriceBaseQuantity>') }).lines[0]?.price).toEqual({ net: '5', baseQuantity: '100' });
    expect(read({ rows: item('2', '50,00', '90,00', '<RowDiscountPercent>10</RowDiscountPercent>') }).lines[0]?.allowances).toEqual([{ amount: '10', percentage: '10' }]);
  });

  it('are made net of what is stated with VAT', () => {
    const rows = row(`<ArticleName>Kirja</ArticleName><InvoicedQuantity>2</InvoicedQuantity><RowVatRatePercent>25,5</RowVatRatePercent>${amount('RowVatAmount', '25,50')}${amount('RowAmount', '125,50')}`);
    expect(read({ rows }).lines[0]).toMatchObject({ quantity: '2', net: '100', price: { net: '100', baseQuantity: '2' } });
  });

  it('that only tell are no items, and subtotals are notes', () => {
    const rows = `${row('<ArticleName>Työmaa 3</ArticleName>')}${item('2', '50,00', '100,00')}${row(`<SubInvoiceRow><SubArticleName>Yhteensä</SubArticleName>${amount('SubRowVatExcludedAmount', '100,00')}</SubInvoiceRow>`)}`;
    const { lines, notes, totals } = read({ rows });
    expect([lines.map(({ subtype, net }) => [subtype, net]), notes, totals.lineNetSum]).toEqual([[['INFORMATION', undefined], [undefined, '100']], [{ text: 'Yhteensä: 100' }], '100']);
  });

  it('are those below where the total is of these', () => {
    const below = (name: string): string => `<SubInvoiceRow><SubArticleName>${name}</SubArticleName><SubInvoicedQuantity>1</SubInvoicedQuantity>${amount('SubUnitPriceAmount', '50,00')}<SubRowVatRatePercent>25,5</SubRowVatRatePercent>${amount('SubRowVatExcludedAmount', '50,00')}</SubInvoiceRow>`;
    expect(read({ rows: row(below('A') + below('B')) }).lines.map(({ item: { name }, net, vatRate }) => [name, net, vatRate])).toEqual([['A', '50', '25.5'], ['B', '50', '25.5']]);
    const { lines } = read({ rows: row(`<ArticleName>Yhdessä</ArticleName>${amount('RowVatExcludedAmount', '100,00')}${below('A')}${below('B')}`) });
    expect(lines.map(({ item: { name }, note }) => [name, note])).toEqual([['Yhdessä', 'A: 50\nB: 50']]);
  });

  it('name their order, in the unit of their price', () => {
    const rows = row(`<ArticleName>Öljy</ArticleName><InvoicedQuantity QuantityUnitCode="tynnyri">1</InvoicedQuantity><InvoicedQuantity QuantityUnitCode="l">200</InvoicedQuantity><UnitPriceAmount UnitPriceUnitCode="l">0,50</UnitPriceAmount><RowIdentifier>PO-9</RowIdentifier><RowOrderPositionIdentifier>30</RowOrderPositionIdentifier><RowPositionIdentifier>7</RowPositionIdentifier>${amount('RowVatExcludedAmount', '100,00')}`);
    expect(read({ rows }).lines[0]).toMatchObject({ id: '7', quantity: '200', unit: 'LTR', orderReference: 'PO-9', orderLineReference: '30' });
  });
});

describe('VAT of a Finvoice', () => {
  const none = (rest: string): Parts => ({ details: vat('100,00', '0', '0,00', rest), totals: sums('100,00', '0,00', '100,00'), rows: item('2', '50,00', '100,00', '', '0'), asked: '100,00' });

  it.each([
    ['<VatCode>AE</VatCode>', 'AE'],
    ['<VatFreeText>AVL 8 c § käännetty verovelvollisuus</VatFreeText>', 'AE'],
    ['<VatFreeText>Veroton, AVL 34 §</VatFreeText>', 'E'],
    ['<VatFreeText>Yhteisömyynti</VatFreeText>', 'K'],
    ['', 'Z'],
  ])('of nothing is of the category of its code, or of its words: %s', (rest, category) => {
    expect(read(none(rest))).toMatchObject({ lines: [{ vatCategory: category }], vatBreakdown: [{ category }] });
  });

  it('is made of the rows where no breakdown is stated', () => {
    expect(read({ details: '', totals: amount('InvoiceTotalVatIncludedAmount', '125,50') })).toMatchObject({ vatBreakdown: [{ category: 'S', rate: '25.5', taxable: '100', tax: '25.5' }], totals: { withoutVat: '100', vat: '25.5' } });
  });

  it('is lowered by discounts on the whole at the rates whose bases they change, and raised by charges at theirs', () => {
    const details = `${vat('95,00', '25,5', '24,23')}${vat('190,00', '14', '26,60')}<DiscountDetails><FreeText>Alennus</FreeText>${amount('Amount', '15,00')}</DiscountDetails>`;
    const model = read({ details, totals: sums('285,00', '50,83', '335,83'), rows: item('2', '50,00', '100,00') + item('1', '200,00', '200,00', '', '14'), asked: '335,83' });
    expect(model).toMatchObject({ allowances: [{ amount: '5', vatRate: '25.5', reason: 'Alennus' }, { amount: '10', vatRate: '14' }], totals: { lineNetSum: '300', allowances: '15', withoutVat: '285' } });
    const both = `${vat('107,00', '25,5', '27,29')}${vat('190,00', '14', '26,60')}<DiscountDetails><FreeText>Alennus</FreeText>${amount('Amount', '15,00')}</DiscountDetails><ChargeDetails><ReasonText>Rahti</ReasonText>${amount('Amount', '12,00')}<VatCategoryCode>S</VatCategoryCode><VatRatePercent>25,5</VatRatePercent></ChargeDetails>`;
    expect(read({ details: both, totals: sums('297,00', '53,89', '350,89'), rows: item('2', '50,00', '100,00') + item('1', '200,00', '200,00', '', '14'), asked: '350,89' }).allowances).toMatchObject([{ amount: '5', vatRate: '25.5' }, { amount: '10', vatRate: '14' }]);
    const charge = `${vat('112,00', '25,5', '28,56')}<ChargeDetails><ReasonText>Rahti</ReasonText><ReasonCode>FC</ReasonCode>${amount('Amount', '12,00')}<VatCategoryCode>S</VatCategoryCode><VatRatePercent>25,5</VatRatePercent></ChargeDetails>`;
    expect(read({ details: charge, totals: sums('112,00', '28,56', '140,56') }).charges).toEqual([{ amount: '12', reason: 'Rahti', reasonCode: 'FC', vatCategory: 'S', vatRate: '25.5' }]);
  });
});

describe('What a Finvoice asks for', () => {
  it('is a credit where it gives back, by quantities or by prices, or takes back another', () => {
    const back = { type: 'INV02', details: vat('-100,00', '25,5', '-25,50'), totals: sums('-100,00', '-25,50', '-125,50'), asked: '0,00' };
    for (const rows of [item('-2', '50,00', '-100,00'), item('2', '-50,00', '-100,00')]) {
      expect(read({ ...back, rows })).toMatchObject({ typeCode: '381', lines: [{ quantity: '2', price: { net: '50' }, net: '100' }], vatBreakdown: [{ taxable: '100', tax: '25.5' }], totals: { withVat: '125.5', due: '125.5' } });
    }
    expect(read({ details: `<OriginCode>Cancel</OriginCode>${vat('100,00', '25,5', '25,50')}` })).toMatchObject({ typeCode: '381', notes: [{ text: 'Peruutus' }], totals: { due: '125.5' } });
  });

  it('is what is left of it, rounded', () => {
    const totals = sums('100,00', '25,50', '125,50') + amount('InvoiceTotalRoundoffAmount', '-0,50') + amount('InvoicePaidAmount', '25,00');
    expect(read({ totals, asked: '100,00' }).totals).toMatchObject({ withVat: '125.5', rounding: '-0.5', paid: '25', due: '100' });
  });

  it('is nothing where it is paid', () => {
    expect(read({ rest: '<PaymentStatusDetails><PaymentStatusCode>PAID</PaymentStatusCode></PaymentStatusDetails>', asked: '0,00' }).totals).toMatchObject({ paid: '125.5', due: '0' });
  });

  it('may be due in parts, and less for paying early', () => {
    const details = `${vat('100,00', '25,5', '25,50')}<PaymentTermsDetails>${day('CashDiscountDate', '20260310')}<CashDiscountPercent>2</CashDiscountPercent></PaymentTermsDetails>`;
    const rest = `<PartialPaymentDetails>${amount('PartialPaymentVatIncludedAmount', '62,75')}${amount('PartialPaymentVatIncludedAmount', '62,75')}${day('PartialPaymentDueDate', '20260318')}${day('PartialPaymentDueDate', '20260418')}</PartialPaymentDetails><InvoiceUrlText>https://myyja.example/71.pdf</InvoiceUrlText>`;
    expect(read({ details, rest })).toMatchObject({ dueDate: '2026-03-18', paymentTerms: 'Käteisalennus: 2 %, 2026-03-10\n2026-03-18: 62.75\n2026-04-18: 62.75', attachments: [{ uri: 'https://myyja.example/71.pdf' }] });
  });
});
