import { describe, expect, it } from 'vitest';
import { emptyInvoice, emptyLine, type Invoice } from '../../index.js';
import { writeCii } from '../../write/cii/write-cii.js';
import { readInvoice } from '../read-invoice.js';

const UNCEFACT = 'urn:un:unece:uncefact:data:standard:';
const read = (content: string): Invoice => readInvoice(`<rsm:CrossIndustryInvoice xmlns:rsm="${UNCEFACT}CrossIndustryInvoice:100" xmlns:ram="${UNCEFACT}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${UNCEFACT}UnqualifiedDataType:100"><rsm:SupplyChainTradeTransaction>${content}</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>`).model;
const settled = (content: string): Invoice => read(`<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>${content}</ram:ApplicableHeaderTradeSettlement>`);
const line = (content: string): Invoice['lines'][number] | undefined => read(`<ram:IncludedSupplyChainTradeLineItem>${content}</ram:IncludedSupplyChainTradeLineItem>`).lines[0];
const before = (number: string): string => `<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>${number}</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>`;

describe('The extended profiles of CII', () => {
  it('have carriage and the like as charges of their own', () => {
    const { charges } = settled('<ram:SpecifiedLogisticsServiceCharge><ram:Description>Carriage</ram:Description><ram:AppliedAmount>5.80</ram:AppliedAmount><ram:AppliedTradeTax><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>19</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>');
    expect(charges).toEqual([{ amount: '5.8', reason: 'Carriage', vatCategory: 'S', vatRate: '19' }]);
  });

  it('have lines that are headings, and lines that only tell', () => {
    const of = (code: string): string | undefined => line(`<ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID><ram:LineStatusReasonCode>${code}</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>`)?.subtype;
    expect(['GROUP', 'INFORMATION', 'DETAIL', 'other'].map(of)).toEqual(['GROUP', 'INFORMATION', undefined, undefined]);
    const invoice = { ...emptyInvoice(), lines: [{ ...emptyLine(), id: '1', subtype: 'GROUP' }] };
    expect(readInvoice(writeCii(invoice)).model.lines[0]?.subtype, 'written and read again').toBe('GROUP');
  });

  describe('have lines under lines that do not say what they are for:', () => {
    const sold = (price?: string): string => (price === undefined ? '' : `<ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>${price}</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity>1</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>`);
    const item = (id: string, net: string, parent?: string, price?: string): string => `<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID>${parent === undefined ? '' : `<ram:ParentLineID>${parent}</ram:ParentLineID>`}</ram:AssociatedDocumentLineDocument>${sold(price)}<ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>${net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>`;
    const subtypes = (sum: string, ...items: readonly string[]): unknown[] => read(`${items.join('')}<ram:ApplicableHeaderTradeSettlement><ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>${sum}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>`).lines.map(({ subtype }) => subtype);
    const [tells, heading, plain] = ['INFORMATION', 'GROUP', undefined];

    it('parts of what is sold only tell', () => {
      expect(subtypes('12', item('1', '10', undefined, '10'), item('1.1', '6', '1'), item('1.1.1', '6', '1.1'), item('1.2', '4', '1'), item('2', '2'))).toEqual([plain, tells, tells, tells, plain]);
    });

    it('wholes without a price, or that are not the sum of their parts, are headings', () => {
      expect(subtypes('10', item('1', '10'), item('1.1', '6', '1', '6'), item('1.2', '4', '1', '4'))).toEqual([heading, plain, plain]);
      expect(subtypes('10', item('1', '9', undefined, '9'), item('1.1', '6', '1'), item('1.2', '4', '1'))).toEqual([heading, plain, plain]);
    });

    it('all are items where all come to the sum, or nothing does', () => {
      for (const sum of ['20', '7']) expect(subtypes(sum, item('1', '10', undefined, '10'), item('1.1', '6', '1'), item('1.2', '4', '1'))).toEqual([plain, plain, plain]);
    });
  });

  it('have totals in several currencies, of which the one of the invoice counts', () => {
    const { totals } = settled('<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount currencyID="USD">110</ram:TaxBasisTotalAmount><ram:TaxBasisTotalAmount currencyID="EUR">100</ram:TaxBasisTotalAmount><ram:GrandTotalAmount currencyID="USD">132</ram:GrandTotalAmount><ram:GrandTotalAmount currencyID="EUR">120</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>');
    expect(totals).toEqual({ withoutVat: '100', withVat: '120' });
  });

  it('have terms of payment in parts, and name invoices in advance payments and lines too', () => {
    const invoice = read(`<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedLineTradeSettlement>${before('A')}${before('C')}</ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem><ram:ApplicableHeaderTradeSettlement>
      ${before('A')}<ram:SpecifiedAdvancePayment>${before('B')}</ram:SpecifiedAdvancePayment>
      ${['2 % in 10 days', '30 days net'].map((text) => `<ram:SpecifiedTradePaymentTerms><ram:Description>${text}</ram:Description></ram:SpecifiedTradePaymentTerms>`).join('')}</ram:ApplicableHeaderTradeSettlement>`);
    expect(invoice.precedingInvoices.map(({ number }) => number)).toEqual(['A', 'B', 'C']);
    expect(invoice.paymentTerms).toBe('2 % in 10 days\n30 days net');
  });

  it('take a price down in steps, and up', () => {
    const step = (isCharge: boolean, amount: string): string => `<ram:AppliedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${isCharge}</udt:Indicator></ram:ChargeIndicator><ram:ActualAmount>${amount}</ram:ActualAmount></ram:AppliedTradeAllowanceCharge>`;
    const price = (steps: string): string | undefined => line(`<ram:SpecifiedLineTradeAgreement><ram:GrossPriceProductTradePrice>${steps}</ram:GrossPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>`)?.price.discount;
    expect([price(step(false, '0.30')), price(step(false, '0.30') + step(false, '0.02')), price(step(false, '0.30') + step(true, '0.10')), price(step(true, '0.10'))]).toEqual(['0.3', '0.32', '0.2', '-0.1']);
  });

  it('state measures of an item, several notes of a line, and documents of it that are not what is invoiced', () => {
    const document = (code: string, id: string): string => `<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>${id}</ram:IssuerAssignedID><ram:TypeCode>${code}</ram:TypeCode></ram:AdditionalReferencedDocument>`;
    const note = (text: string): string => `<ram:IncludedNote><ram:Content>${text}</ram:Content></ram:IncludedNote>`;
    expect(line(`<ram:AssociatedDocumentLineDocument>${note('one')}${note('two')}</ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:ApplicableProductCharacteristic><ram:Description>Width</ram:Description><ram:ValueMeasure unitCode="MMT">20</ram:ValueMeasure></ram:ApplicableProductCharacteristic></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeSettlement>${document('916', 'plan')}${document('130', 'meter')}</ram:SpecifiedLineTradeSettlement>`)).toMatchObject({ note: 'one\ntwo', item: { attributes: [{ name: 'Width', value: '20 MMT' }] }, objectId: { value: 'meter' } });
    expect(line(`<ram:SpecifiedLineTradeSettlement>${document('916', 'plan')}</ram:SpecifiedLineTradeSettlement>`)?.objectId).toBeUndefined();
  });

  it('name a bank by its German code where it has no BIC', () => {
    const bank = settled('<ram:SpecifiedTradeSettlementPaymentMeans><ram:PayeePartyCreditorFinancialAccount><ram:ProprietaryID>1234</ram:ProprietaryID></ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution><ram:GermanBankleitzahlID>41441604</ram:GermanBankleitzahlID></ram:PayeeSpecifiedCreditorFinancialInstitution></ram:SpecifiedTradeSettlementPaymentMeans>');
    expect(bank.paymentInstructions?.creditTransfers).toEqual([{ accountId: '1234', serviceProvider: '41441604' }]);
  });
});
