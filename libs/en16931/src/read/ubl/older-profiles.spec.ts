import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../index.js';
import { readInvoice } from '../read-invoice.js';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';
const STANDARD = '<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>';
const read = (content: string, root = 'Invoice'): Invoice => readInvoice(`<${root} xmlns="${UBL}${root}-2" xmlns:cac="${UBL}CommonAggregateComponents-2" xmlns:cbc="${UBL}CommonBasicComponents-2">${content}</${root}>`).model;
const seller = (party: string, beside = ''): string => `<cac:AccountingSupplierParty>${beside}<cac:Party>${party}</cac:Party></cac:AccountingSupplierParty>`;
const buyer = (party: string, beside = ''): string => seller(party, beside).replaceAll('AccountingSupplier', 'AccountingCustomer');
const amount = (name: string, value: string, currency = 'DKK'): string => `<cbc:${name} currencyID="${currency}">${value}</cbc:${name}>`;
const category = (id: string, percent: string, scheme: string): string => `<cac:TaxCategory><cbc:ID>${id}</cbc:ID><cbc:Percent>${percent}</cbc:Percent><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:TaxCategory>`;
const row = (taxable: string, tax: string, of: string, more = ''): string => `<cac:TaxSubtotal>${amount('TaxableAmount', taxable)}${amount('TaxAmount', tax)}${more}${of}</cac:TaxSubtotal>`;

describe('An address', () => {
  it('has the number of the building behind the street', () => {
    const { address } = read(seller('<cac:PostalAddress><cbc:StreetName>Main street</cbc:StreetName><cbc:BuildingNumber>11 b</cbc:BuildingNumber><cbc:CountrySubentityCode>RA</cbc:CountrySubentityCode></cac:PostalAddress>')).seller;
    expect(address).toEqual({ line1: 'Main street 11 b', subdivision: 'RA' });
  });

  it('may be nothing but lines; one line beside a street is the third', () => {
    const line = (text: string): string => `<cac:AddressLine><cbc:Line>${text}</cbc:Line></cac:AddressLine>`;
    expect(read(seller(`<cac:PostalAddress>${line('Hall 3')}${line('Main street 11')}</cac:PostalAddress>`)).seller.address).toEqual({ line1: 'Hall 3', line2: 'Main street 11' });
    expect(read(seller(`<cac:PostalAddress>${line('Hall 3')}</cac:PostalAddress>`)).seller.address).toEqual({ line3: 'Hall 3' });
  });

  it('of a delivery may stand in the place that UBL 2.0 had for it', () => {
    expect(read('<cac:Delivery><cac:DeliveryAddress><cbc:CityName>Oslo</cbc:CityName></cac:DeliveryAddress></cac:Delivery>').delivery?.address).toEqual({ city: 'Oslo' });
  });
});

describe('A party', () => {
  const named = '<cac:PartyName><cbc:Name>Tavler ApS</cbc:Name></cac:PartyName>';
  const person = '<cac:Person><cbc:FirstName>Ada</cbc:FirstName><cbc:FamilyName>Holm</cbc:FamilyName></cac:Person>';

  it('is called by its party name, which is a trading name by EN 16931', () => {
    expect(read(seller(named)).seller).toMatchObject({ name: 'Tavler ApS' });
    expect(read(STANDARD + seller(named)).seller).toMatchObject({ tradingName: 'Tavler ApS' });
    expect(read(STANDARD + seller(named)).seller.name).toBeUndefined();
  });

  it('has the person beside it for a contact, and for a name where it has no other', () => {
    expect(read(seller(named + person)).seller).toMatchObject({ name: 'Tavler ApS', contact: { name: 'Ada Holm' } });
    expect(read(buyer(person)).buyer.name).toBe('Ada Holm');
  });

  it('has the number that the other side gave it, once', () => {
    const id = '<cac:PartyIdentification><cbc:ID>V-9</cbc:ID></cac:PartyIdentification>';
    expect(read(seller(id, '<cbc:CustomerAssignedAccountID>V-9</cbc:CustomerAssignedAccountID>')).seller.identifiers).toEqual([{ value: 'V-9' }]);
    expect(read(buyer('', '<cbc:SupplierAssignedAccountID>C-4</cbc:SupplierAssignedAccountID>')).buyer.identifiers).toEqual([{ value: 'C-4' }]);
  });

  it('is where it is by its register or by its premises, and has its tax number among its identifiers', () => {
    const at = (city: string): string => `<cbc:CityName>${city}</cbc:CityName>`;
    expect(read(seller(`<cac:PhysicalLocation><cac:Address>${at('Medellín')}</cac:Address></cac:PhysicalLocation>`)).seller.address).toEqual({ city: 'Medellín' });
    expect(read(seller(`<cac:PartyLegalEntity><cac:RegistrationAddress>${at('Lima')}</cac:RegistrationAddress></cac:PartyLegalEntity>`)).seller.address).toEqual({ city: 'Lima' });
    expect(read(seller('<cac:PartyIdentification><cbc:ID schemeID="VKN">1234567801</cbc:ID></cac:PartyIdentification>')).seller.taxRegistrationId).toBe('1234567801');
  });

  it('gives the reference of the buyer with its contact', () => {
    const contact = buyer('<cac:Contact><cbc:ID>7778</cbc:ID></cac:Contact>');
    expect(read(contact).buyerReference).toBe('7778');
    expect(read(STANDARD + contact).buyerReference).toBeUndefined();
  });
});

describe('PINT of Australia, New Zealand and Singapore', () => {
  it('calls VAT by its name there', () => {
    const id = (value: string, scheme: string): string => `<cac:PartyTaxScheme><cbc:CompanyID>${value}</cbc:CompanyID><cac:TaxScheme><cbc:ID>${scheme}</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>`;
    expect(read(seller(id('51824753556', 'GST') + id('1234', 'TAX'))).seller).toMatchObject({ vatId: '51824753556', taxRegistrationId: '1234' });
  });
});

describe('OIOUBL', () => {
  it('states VAT by a number, categories by words, and the taxes where others have the net total', () => {
    const tax = category('StandardRated', '25', '63');
    const { seller: from, totals, vatBreakdown, lines } = read(`<cbc:CustomizationID>OIOUBL-2.1</cbc:CustomizationID><cbc:DocumentCurrencyCode>DKK</cbc:DocumentCurrencyCode>
      ${seller('<cac:PartyTaxScheme><cbc:CompanyID>DK16356706</cbc:CompanyID><cac:TaxScheme><cbc:ID>63</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>')}
      <cac:TaxTotal>${amount('TaxAmount', '12.50')}${row('50.00', '12.50', tax)}</cac:TaxTotal>
      <cac:LegalMonetaryTotal>${amount('LineExtensionAmount', '50.00')}${amount('TaxExclusiveAmount', '12.50')}${amount('TaxInclusiveAmount', '62.50')}</cac:LegalMonetaryTotal>
      <cac:InvoiceLine><cbc:ID>1</cbc:ID><cac:TaxTotal>${amount('TaxAmount', '12.50')}${row('50.00', '12.50', tax)}</cac:TaxTotal></cac:InvoiceLine>`);
    expect(from.vatId).toBe('DK16356706');
    expect(totals).toEqual({ lineNetSum: '50', withoutVat: '50', vat: '12.5', withVat: '62.5' });
    expect(vatBreakdown).toEqual([{ taxable: '50', tax: '12.5', category: 'S', rate: '25' }]);
    expect(lines[0]).toMatchObject({ vatCategory: 'S', vatRate: '25' });
  });

  it('states payment slips in two parts, which are one reference', () => {
    const means = (code: string, more = ''): Invoice['paymentInstructions'] => read(`<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode><cbc:InstructionID>000123</cbc:InstructionID><cbc:PaymentID>71</cbc:PaymentID>${more}</cac:PaymentMeans>`).paymentInstructions;
    expect(means('93', '<cac:CreditAccount><cbc:AccountID>81234567</cbc:AccountID></cac:CreditAccount>')).toMatchObject({ remittanceInformation: '71#000123', creditTransfers: [{ accountId: '81234567' }] });
    expect(means('30')).toMatchObject({ remittanceInformation: '71' });
  });
});

describe('Taxes', () => {
  it('of a line stand with their amounts, VAT among others', () => {
    const [line] = read(`<cac:InvoiceLine><cac:TaxTotal>${row('10', '1', category('X', '10', 'EXC'))}</cac:TaxTotal><cac:TaxTotal>${row('10', '2', category('S', '20', 'VAT'))}</cac:TaxTotal></cac:InvoiceLine>`).lines;
    expect(line).toMatchObject({ vatCategory: 'S', vatRate: '20' });
  });

  it('that have totals of their own are summed up; a total without a breakdown is none of them', () => {
    const of = (tax: string, rows = ''): string => `<cac:TaxTotal>${amount('TaxAmount', tax, 'COP')}${rows}</cac:TaxTotal>`;
    const head = '<cbc:DocumentCurrencyCode>COP</cbc:DocumentCurrencyCode>';
    expect(read(head + of('190', row('1000', '190', category('01', '19', '01'))) + of('80.5', row('1000', '80.50', category('04', '8', '04')))).totals.vat).toBe('270.5');
    expect(read(head + of('190') + of('191', row('1000', '191', category('S', '19', 'VAT')))).totals.vat).toBe('191');
  });

  it('in the currency they are accounted for in may stand in the rows', () => {
    const { totals } = read(`<cbc:DocumentCurrencyCode>DKK</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>EUR</cbc:TaxCurrencyCode><cac:TaxTotal>${amount('TaxAmount', '30')}
      ${row('100', '25', category('S', '25', 'VAT'), amount('TransactionCurrencyTaxAmount', '3.35', 'EUR'))}${row('50', '5', category('AA', '10', 'VAT'), amount('TransactionCurrencyTaxAmount', '0.67', 'EUR'))}</cac:TaxTotal>`);
    expect(totals).toEqual({ vat: '30', vatInAccountingCurrency: '4.02' });
  });
});

describe('What UBL may say more than once', () => {
  it('is kept: terms of payment, notes of a line, invoices before', () => {
    const invoice = read(`<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>A</cbc:ID></cac:InvoiceDocumentReference><cac:CreditNoteDocumentReference><cbc:ID>B</cbc:ID></cac:CreditNoteDocumentReference></cac:BillingReference>
      <cac:PaymentTerms><cbc:Note>2 % in 10 days</cbc:Note></cac:PaymentTerms><cac:PaymentTerms><cbc:Note>30 days net</cbc:Note><cbc:PaymentDueDate>2026-03-31</cbc:PaymentDueDate></cac:PaymentTerms>
      <cac:InvoiceLine><cbc:Note>one</cbc:Note><cbc:Note>two</cbc:Note>${'AC'.split('').map((id) => `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${id}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`).join('')}</cac:InvoiceLine>`);
    expect(invoice.precedingInvoices.map(({ number }) => number)).toEqual(['A', 'B', 'C']);
    expect(invoice.paymentTerms).toBe('2 % in 10 days\n30 days net');
    expect(invoice.lines[0]?.note).toBe('one\ntwo');
  });

  it('is the bank by its BIC, where the branch has a number too', () => {
    const bank = (branch: string): string => `<cac:PaymentMeans><cac:PayeeFinancialAccount><cbc:ID>NO93</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>${branch}</cbc:ID><cac:FinancialInstitution><cbc:ID>DNBANOKK</cbc:ID></cac:FinancialInstitution></cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>`;
    const providers = ['9710', 'NDEANOKK'].map((branch) => read(bank(branch)).paymentInstructions?.creditTransfers[0]?.serviceProvider);
    expect(providers).toEqual(['DNBANOKK', 'NDEANOKK']);
  });

  it('is a document of a line that is not what is invoiced', () => {
    const document = (code: string): string => `<cac:InvoiceLine><cac:DocumentReference><cbc:ID>46531</cbc:ID>${code}</cac:DocumentReference></cac:InvoiceLine>`;
    const codes = ['', '<cbc:DocumentTypeCode>130</cbc:DocumentTypeCode>', '<cbc:DocumentTypeCode>386</cbc:DocumentTypeCode>'];
    expect(codes.map((code) => read(document(code)).lines[0]?.objectId?.value)).toEqual(['46531', '46531', undefined]);
  });

  it('takes no surcharge on a price for a discount', () => {
    const price = (isCharge: boolean): string => `<cac:InvoiceLine><cac:Price><cbc:PriceAmount>12</cbc:PriceAmount><cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator><cbc:Amount>2</cbc:Amount></cac:AllowanceCharge></cac:Price></cac:InvoiceLine>`;
    expect([true, false].map((isCharge) => read(price(isCharge)).lines[0]?.price.discount)).toEqual([undefined, '2']);
  });
});

describe('A currency', () => {
  const totals = (...currencies: string[]): string => `<cac:LegalMonetaryTotal>${currencies.map((currency) => amount('PayableAmount', '10', currency)).join('')}</cac:LegalMonetaryTotal>`;

  it('is that of all totals where the document names none', () => {
    expect(read(totals('DKK', 'DKK')).currency).toBe('DKK');
    expect(read(totals('DKK', 'EUR')).currency).toBeUndefined();
    expect(read(`<cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>${totals('DKK')}`).currency).toBe('SEK');
  });
});
