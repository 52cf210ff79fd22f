import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { checkIdentifiers } from './identifiers.js';

const codes = (invoice: Parameters<typeof checkIdentifiers>[0]): string[] => checkIdentifiers(invoice).map(({ code }) => code);

describe(checkIdentifiers.name, () => {
  it.each(['DE89370400440532013000', 'de89 3704 0044 0532 0130 00', 'GB29 NWBK 6016 1331 9268 19', 'NO9386011117947'])('takes IBAN %s', (account) => {
    expect(codes(anInvoice().from('Seller', 'DE136695976').payableTo(account).build())).toEqual([]);
  });

  it.each(['DE89370400440532013001', 'DE8937040044053201300', 'GB29NWBK60161331926818'])('names IBAN %s, and that nothing be paid to it', (account) => {
    expect(checkIdentifiers(anInvoice().from('Seller', 'DE136695976').payableTo(account).build())).toMatchObject([{ code: 'IBAN_INVALID', severity: 'error', actual: account, message: expect.stringContaining('Pay nothing') }]);
  });

  it('does not judge an account number that is no IBAN', () => {
    expect(codes(anInvoice().from('Seller', 'DE136695976').payableTo('123-456-7').build())).toEqual([]);
  });

  it('warns of a VAT id that has not the form of its country, of seller and of buyer', () => {
    const invoice = anInvoice().from('Seller', 'DE12').build();
    expect(checkIdentifiers({ ...invoice, buyer: { ...invoice.buyer, vatId: 'ATX123' } })).toMatchObject([
      { code: 'VAT_ID_INVALID', severity: 'warning', terms: ['BT-31'] },
      { code: 'VAT_ID_INVALID', severity: 'warning', terms: ['BT-48'] },
    ]);
  });

  it('warns of check digits that are wrong: VAT id, BIC, GLN, LEI, creditor reference', () => {
    const invoice = anInvoice().from('Seller', 'DE136695977').payableTo('DE89370400440532013000').build();
    const wrong = {
      ...invoice,
      seller: { ...invoice.seller, identifiers: [{ value: '4000001000006', scheme: '0088' }], legalRegistrationId: { value: '529900T8BM49AURSDO56', scheme: '0199' } },
      paymentInstructions: { meansCode: '58', remittanceInformation: 'RF19539007547034', creditTransfers: [{ accountId: 'DE89370400440532013000', serviceProvider: 'COBADEF2' }, { accountId: '1', serviceProvider: '12345678' }] },
    };
    expect(checkIdentifiers(wrong)).toMatchObject([
      { code: 'BIC_INVALID', terms: ['BT-86'], actual: '12345678' }, { code: 'VAT_ID_INVALID', terms: ['BT-31'], message: expect.stringContaining('check digits') }, { code: 'GLN_INVALID', terms: ['BT-29'] }, { code: 'LEI_INVALID', terms: ['BT-30'] }, { code: 'CREDITOR_REFERENCE_INVALID', terms: ['BT-83'] },
    ]);
    expect(checkIdentifiers(wrong).every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('warns of a QR-IBAN without a QR reference, and of wrong check digits in what a payment quotes', () => {
    const payable = (accountId: string, remittanceInformation?: string): string[] =>
      codes({ ...anInvoice().from('Seller', 'DE136695976').build(), paymentInstructions: { creditTransfers: [{ accountId }], ...(remittanceInformation === undefined ? {} : { remittanceInformation }) } });
    expect([payable('CH4431999123000889012'), payable('CH4431999123000889012', 'RE-118'), payable('CH4431999123000889012', '21 00000 00003 13947 14300 09017')]).toEqual([['QR_REFERENCE_MISSING'], ['QR_REFERENCE_MISSING'], []]);
    expect([payable('BE68539007547034', '+++010/8068/17184+++'), payable('BE68539007547034', '+++010/8068/17183+++')]).toEqual([['CREDITOR_REFERENCE_INVALID'], []]);
  });
});
