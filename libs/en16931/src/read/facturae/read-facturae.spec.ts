import { describe, expect, it } from 'vitest';
import type { Invoice } from '../../model/index.js';
import { amount, facturae, facturaeInvoice, FACTURAE, line, plainFacturae, tax, totals } from '../../testing/a-facturae.js';
import { sumOf } from '../sums.js';
import { readInvoice } from '../read-invoice.js';

const read = (parts: Parameters<typeof facturaeInvoice>[0], options: Parameters<typeof facturae>[1] = {}): Invoice => readInvoice(facturae([facturaeInvoice(parts)], options)).model;
const VAT = tax('01', '21.00', '100.00', '21.00');
const PLAIN = { taxes: VAT, totals: totals('100.00', '100.00', '21.00', '0.00', '121.00', '121.00'), lines: line('2', '50.00', '100.00', VAT) };
const free = (rest: string): string => line('1', '100.00', '100.00', tax('01', '0.00', '100.00', '0.00'), { after: rest });
const event = (code: string, reason: string): string => `<SpecialTaxableEvent><SpecialTaxableEventCode>${code}</SpecialTaxableEventCode><SpecialTaxableEventReason>${reason}</SpecialTaxableEventReason></SpecialTaxableEvent>`;
const corrective = (method: string): string => `<InvoiceClass>OR</InvoiceClass><Corrective><InvoiceNumber>9</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode><ReasonCode>10</ReasonCode><ReasonDescription>Detalle Operación</ReasonDescription><CorrectionMethod>${method}</CorrectionMethod><InvoiceIssueDate>2026-02-01</InvoiceIssueDate></Corrective>`;

/** The totals that lines, allowances, charges and the breakdown come to. */
function computed({ lines, allowances, charges, vatBreakdown }: Invoice): unknown {
  const less = (decimal: string | undefined): string | undefined => (decimal === undefined ? undefined : decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);
  const withoutVat = sumOf([...lines.map(({ net }) => net), ...allowances.map((each) => less(each.amount)), ...charges.map((each) => each.amount)]);
  const vat = sumOf(vatBreakdown.map((row) => row.tax));
  return { withoutVat, vat, withVat: sumOf([withoutVat, vat]) };
}

describe('A Facturae', () => {
  it.each(['http://www.facturae.es/Facturae/2009/v3.2/Facturae', 'http://www.facturae.es/Facturae/2014/v3.2.1/Facturae', FACTURAE])('is read into the model: %s', (namespace) => {
    const { syntax, count, model } = readInvoice(facturae([plainFacturae()], { namespace }));
    expect([syntax, count]).toEqual(['facturae', 1]);
    expect(model).toMatchObject({
      typeCode: '380', number: 'A/17', issueDate: '2026-03-04', currency: 'EUR', notes: [{ text: 'Receptor: U00001, Compras' }],
      seller: { name: 'Taller Prueba, S.L.', tradingName: 'Prueba', vatId: 'ESB12345674', legalInformation: 'Registro Mercantil de Sevilla, Tomo 12', address: { line1: 'Calle Olmo 4', postCode: '41001', city: 'Sevilla', country: 'ES' }, contact: { phone: '+34954000000', email: 'facturas@taller.example' } },
      buyer: { name: 'Ada Gil Ruiz', vatId: 'ES12345678Z' },
      lines: [{ id: '1', quantity: '2', unit: 'HUR', price: { net: '50' }, net: '100', vatCategory: 'S', vatRate: '21', item: { name: 'Servicio' } }],
      vatBreakdown: [{ category: 'S', rate: '21', taxable: '100', tax: '21' }],
      totals: { lineNetSum: '100', withoutVat: '100', vat: '21', withVat: '121', due: '121' },
    });
  });

  it('of several invoices gives each by its position', () => {
    const lot = facturae([plainFacturae('1'), plainFacturae('2')]);
    expect([1, 2].map((position) => readInvoice(lot, {}, position)).map(({ model, count }) => [model.number, count])).toEqual([['A/1', 2], ['A/2', 2]]);
    expect(() => readInvoice(lot, {}, 3)).toThrow('The file holds 2 invoices, and none of the number 3');
  });

  it('is found in a signature around it', () => {
    const xml = facturae([plainFacturae()]).replace('<?xml version="1.0"?>', '');
    expect(readInvoice(`<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:Object>${xml}</ds:Object></ds:Signature>`).model.number).toBe('A/17');
  });

  it('is refused in another version, and without an invoice', () => {
    expect(() => readInvoice('<Facturae xmlns="http://www.facturae.es/Facturae/2007/v3.1/Facturae"/>')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FORMAT', message: expect.stringContaining('other than 3.2, 3.2.1 and 3.2.2') as string }));
    expect(() => readInvoice(facturae([]))).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE', message: 'The Facturae has no Invoice in Invoices' }));
  });

  it('has the tax numbers of other states with their code, and of others as they are', () => {
    const sellers = [['U', '123456788'], ['U', 'DE123456788'], ['E', '98-7654']].map(([residence = '', number = '']) => `<TaxIdentification><ResidenceTypeCode>${residence}</ResidenceTypeCode><TaxIdentificationNumber>${number}</TaxIdentificationNumber></TaxIdentification>`);
    const abroad = sellers.map((seller) => readInvoice(facturae([plainFacturae()], { seller }).replace('ESP</CountryCode>', 'DEU</CountryCode>')).model.seller);
    expect(abroad.map(({ vatId, taxRegistrationId, address }) => [vatId, taxRegistrationId, address?.country])).toEqual([['DE123456788', undefined, 'DE'], ['DE123456788', undefined, 'DE'], [undefined, '98-7654', 'DE']]);
  });
});

describe('Taxes of a Facturae', () => {
  it('are in one rate with the surcharge of equivalence', () => {
    const withSurcharge = tax('01', '21.00', '100.00', '21.00', `<EquivalenceSurcharge>5.20</EquivalenceSurcharge>${amount('EquivalenceSurchargeAmount', '5.20')}`);
    const model = read({ ...PLAIN, taxes: withSurcharge, totals: totals('100.00', '100.00', '26.20', '0.00', '126.20', '126.20') });
    expect(model).toMatchObject({ vatBreakdown: [{ category: 'S', rate: '26.2', taxable: '100', tax: '26.2' }], lines: [{ vatRate: '26.2' }], totals: { vat: '26.2', withVat: '126.2' } });
    expect(model.notes).toContainEqual({ text: 'Recargo de equivalencia 5.2 %: 5.2 (IVA 21 %)' });
  });

  it.each([['03', 'L'], ['02', 'M']])('of the Canary Islands, Ceuta and Melilla are of their category: %s', (code, category) => {
    const other = tax(code, '7.00', '100.00', '7.00');
    expect(read({ ...PLAIN, taxes: other, lines: line('2', '50.00', '100.00', other) })).toMatchObject({ vatBreakdown: [{ category, rate: '7' }], lines: [{ vatCategory: category }] });
  });

  it.each([
    ['nothing', '', '', { vatCategory: 'Z' }, { category: 'Z', rate: '0' }],
    ['the line, that it is exempt', event('01', '01 exenta art. 20'), '', { vatCategory: 'E', vatRate: '0' }, { category: 'E', exemptionReason: '01 exenta art. 20' }],
    ['the line, that it is not subject', event('02', 'art. 7'), '', { vatCategory: 'O' }, { category: 'O', exemptionReason: 'art. 7' }],
    ['the law, that the buyer is liable', '', '<LegalLiterals><LegalReference>Inversión del sujeto pasivo</LegalReference></LegalLiterals>', { vatCategory: 'AE' }, { category: 'AE', exemptionCode: 'VATEX-EU-AE' }],
    ['the invoice, in words', '', '<AdditionalData><InvoiceAdditionalInformation>Operación exenta (art. 21)</InvoiceAdditionalInformation></AdditionalData>', { vatCategory: 'E' }, { exemptionReason: 'Operación exenta (art. 21)' }],
  ])('of nothing are of the category that is said by %s', (_, after, rest, ofLine, row) => {
    expect(read({ taxes: tax('01', '0.00', '100.00', '0.00'), totals: totals('100.00', '100.00', '0.00', '0.00', '100.00', '100.00'), lines: free(after), rest })).toMatchObject({ lines: [ofLine], vatBreakdown: [row] });
  });

  it('of nothing are not of a rate that only others have', () => {
    const some = line('1', '100.00', '100.00', tax('03', '7.00', '100.00', '7.00')) + line('1', '50.00', '50.00', tax('03', '0.00', '50.00', '0.00'), { after: event('01', 'art. 50') });
    const model = read({ taxes: tax('03', '7.00', '100.00', '7.00') + tax('03', '0.00', '50.00', '0.00'), totals: totals('150.00', '150.00', '7.00', '0.00', '157.00', '157.00'), lines: some });
    expect(model.vatBreakdown.map(({ category, rate, taxable }) => [category, rate, taxable])).toEqual([['L', '7', '100'], ['E', '0', '50']]);
  });

  it('of nothing are told apart by the lines', () => {
    const model = read({ taxes: tax('01', '0.00', '200.00', '0.00'), totals: totals('200.00', '200.00', '0.00', '0.00', '200.00', '200.00'), lines: free(event('01', 'art. 20')) + free(event('02', 'art. 7')) });
    expect(model.vatBreakdown).toMatchObject([{ category: 'E', taxable: '100' }, { category: 'O', taxable: '100' }]);
    expect(model.vatBreakdown[1]?.rate).toBeUndefined();
  });

  it('other than VAT are charges: in the base of VAT where that is so much larger, else outside of it', () => {
    const within = read({ taxes: tax('07', '5', '100.00', '5.00') + tax('01', '21.00', '105.00', '22.05'), totals: totals('100.00', '100.00', '27.05', '0.00', '127.05', '127.05'), lines: line('2', '50.00', '100.00', VAT) });
    expect(within).toMatchObject({ charges: [{ amount: '5', reason: 'IE 5', vatCategory: 'S', vatRate: '21' }], totals: { withoutVat: '105', vat: '22.05', withVat: '127.05' } });
    const beside = read({ taxes: tax('20', '8', '100.00', '8.00') + VAT, totals: totals('100.00', '100.00', '29.00', '0.00', '129.00', '129.00'), lines: line('2', '50.00', '100.00', VAT) });
    expect(beside).toMatchObject({ charges: [{ amount: '8', vatCategory: 'O' }], vatBreakdown: [{ category: 'S' }, { category: 'O', taxable: '8' }], totals: { withoutVat: '108', vat: '21', withVat: '129' } });
    for (const model of [within, beside]) expect(model.totals).toMatchObject(computed(model) as object);
  });

  it.each([['in the total', '106.00'], ['of what is to be paid alone', '121.00']])('that are withheld lower what is due: %s', (_, total) => {
    const model = read({ ...PLAIN, withheld: `<TaxesWithheld>${tax('04', '15.00', '100.00', '15.00')}</TaxesWithheld>`, totals: totals('100.00', '100.00', '21.00', '15.00', total, '106.00') });
    expect(model).toMatchObject({ totals: { withVat: '121', paid: '15', due: '106' } });
    expect(model.notes).toContainEqual({ text: 'Retención IRPF 15 %: 15' });
  });

  it('are in euros too where the invoice is not', () => {
    const inDollars = `<Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate>${amount('TaxableBase', '100.00', '90.00')}${amount('TaxAmount', '21.00', '18.90')}</Tax>`;
    expect(read({ ...PLAIN, taxes: inDollars, currency: 'USD' })).toMatchObject({ currency: 'USD', vatAccountingCurrency: 'EUR', totals: { vat: '21', vatInAccountingCurrency: '18.9' } });
  });
});

describe('Discounts and surcharges of a Facturae', () => {
  const two = line('1', '100.00', '100.00', VAT) + line('1', '200.00', '200.00', tax('01', '10.00', '200.00', '20.00'));
  const discount = (reason: string, sum: string): string => `<Discount><DiscountReason>${reason}</DiscountReason><DiscountAmount>${sum}</DiscountAmount></Discount>`;

  it('on the whole fall to the rates whose bases they change', () => {
    const model = read({ taxes: tax('01', '21.00', '95.00', '19.95') + tax('01', '10.00', '190.00', '19.00'), totals: totals('300.00', '285.00', '38.95', '0.00', '323.95', '323.95', { steps: `<GeneralDiscounts>${discount('Pronto pago', '15.00')}</GeneralDiscounts>` }), lines: two });
    expect(model.allowances).toMatchObject([{ amount: '5', vatRate: '21', reason: 'Pronto pago' }, { amount: '10', vatRate: '10' }]);
    expect(model.totals).toMatchObject({ allowances: '15', ...(computed(model) as object) });
  });

  it('of several kinds are shared by the lines, to the cent', () => {
    const steps = `<GeneralDiscounts>${discount('Uno', '10.00')}${discount('Dos', '0.01')}</GeneralDiscounts><GeneralSurcharges><Charge><ChargeReason>Portes</ChargeReason><ChargeAmount>25.00</ChargeAmount></Charge></GeneralSurcharges>`;
    const model = read({ taxes: tax('01', '21.00', '105.00', '22.05') + tax('01', '10.00', '209.99', '21.00'), totals: totals('300.00', '314.99', '43.05', '0.00', '358.04', '358.04', { steps }), lines: two });
    expect([sumOf(model.allowances.map((each) => each.amount)), sumOf(model.charges.map((each) => each.amount))]).toEqual(['10.01', '25']);
    for (const row of model.vatBreakdown) {
      const ofRate = <T extends { vatRate?: string }>(list: readonly T[]): T[] => list.filter(({ vatRate }) => vatRate === row.rate);
      expect(sumOf([...ofRate(model.lines).map(({ net }) => net), ...ofRate(model.charges).map((each) => each.amount), ...ofRate(model.allowances).map((each) => `-${each.amount ?? ''}`)])).toBe(row.taxable);
    }
  });

  it('are told from what lines of parts of cents are rounded by', () => {
    const parts = line('3', '0.33334', '1.00002', VAT) + line('1', '200.00', '200.004', tax('01', '10.00', '200.00', '20.00'));
    const model = read({ taxes: tax('01', '21.00', '1.01', '0.21') + tax('01', '10.00', '190.00', '19.00'), totals: totals('201.00', '191.01', '19.21', '0.00', '210.22', '210.22', { steps: `<GeneralDiscounts>${discount('Rappel', '10.00')}</GeneralDiscounts>` }), lines: parts });
    expect(model.allowances).toMatchObject([{ amount: '10', vatRate: '10' }]);
  });

  it('on a line are its own', () => {
    const steps = `<DiscountsAndRebates>${discount('Rappel', '5.00')}</DiscountsAndRebates><Charges><Charge><ChargeReason>Corte</ChargeReason><ChargeRate>3.0</ChargeRate><ChargeAmount>3.00</ChargeAmount></Charge></Charges>`;
    expect(read({ ...PLAIN, lines: line('2', '51.00', '100.00', VAT, { steps }) }).lines[0]).toMatchObject({ allowances: [{ amount: '5', reason: 'Rappel' }], charges: [{ amount: '3', percentage: '3', reason: 'Corte' }] });
  });

  it('are followed by what is paid already, and by what was paid for the buyer', () => {
    const paid = '<PaymentsOnAccount><PaymentOnAccount><PaymentOnAccountDate>2026-01-02</PaymentOnAccountDate><PaymentOnAccountAmount>21.00</PaymentOnAccountAmount></PaymentOnAccount></PaymentsOnAccount><ReimbursableExpenses><ReimbursableExpenses><InvoiceNumber>N-1</InvoiceNumber><ReimbursableExpensesAmount>9.00</ReimbursableExpensesAmount></ReimbursableExpenses></ReimbursableExpenses>';
    const held = '<AmountsWithheld><WithholdingReason>Garantía</WithholdingReason><WithholdingAmount>5.00</WithholdingAmount></AmountsWithheld>';
    const model = read({ ...PLAIN, totals: totals('100.00', '100.00', '21.00', '0.00', '121.00', '104.00', { paid, held }) });
    expect(model).toMatchObject({ charges: [{ amount: '9', reason: 'Suplidos (N-1)', vatCategory: 'O' }], totals: { withoutVat: '109', withVat: '130', paid: '26', due: '104' } });
    expect(model.notes).toEqual(expect.arrayContaining([{ text: 'Anticipo (2026-01-02): 21' }, { text: 'Retención (Garantía): 5' }]));
  });
});

describe('A corrective Facturae', () => {
  const back = { taxes: tax('01', '21.00', '-100.00', '-21.00'), totals: totals('-100.00', '-100.00', '-21.00', '0.00', '-121.00', '-121.00') };
  const NEGATIVE = tax('01', '21.00', '-100.00', '-21.00');
  const rebate = '<DiscountsAndRebates><Discount><DiscountReason>Rappel</DiscountReason><DiscountAmount>-10.00</DiscountAmount></Discount></DiscountsAndRebates>';

  it.each([['quantities', line('-2', '55.00', '-100.00', NEGATIVE, { steps: rebate })], ['prices', line('2', '-55.00', '-100.00', NEGATIVE, { steps: rebate })]])('that gives back is a credit note of what is credited: by %s', (_, lines) => {
    const model = read({ ...back, lines, header: corrective('01') });
    expect(model).toMatchObject({
      typeCode: '381', precedingInvoices: [{ number: 'A/9', issueDate: '2026-02-01' }], lines: [{ quantity: '2', price: { net: '55' }, net: '100', allowances: [{ amount: '10' }], charges: [] }],
      vatBreakdown: [{ taxable: '100', tax: '21' }], totals: { lineNetSum: '100', withoutVat: '100', vat: '21', withVat: '121', due: '121' },
    });
    expect(model.notes).toContainEqual({ text: 'Motivo de la rectificación: Detalle Operación' });
  });

  it.each([['02', 'EM', '383'], ['01', 'EM', '384']])('that asks more is a debit note, or a corrected invoice where it is stated anew: %s', (method, issuer, type) => {
    expect(read({ ...PLAIN, header: corrective(method) }, { issuer }).typeCode).toBe(type);
  });

  it('that the buyer made is a self-billed credit note', () => {
    expect([read({ ...back, lines: line('-2', '50.00', '-100.00', NEGATIVE), header: corrective('01') }, { issuer: 'RE' }).typeCode, read(PLAIN, { issuer: 'RE' }).typeCode]).toEqual(['261', '389']);
  });

  it('that is a copy says so', () => {
    expect(read({ ...PLAIN, header: '<InvoiceClass>CO</InvoiceClass>' })).toMatchObject({ typeCode: '380', notes: [{ text: 'Duplicado' }, {}] });
  });
});

describe('A Facturae refers', () => {
  const referring = (order: string, note: string): string => line('1', '50.00', '50.00', tax('01', '21.00', '50.00', '10.50'), {
    before: `<FileReference>EXP-3</FileReference><ReceiverTransactionReference>${order}</ReceiverTransactionReference><SequenceNumber>1.0E1</SequenceNumber><DeliveryNotesReferences><DeliveryNote><DeliveryNoteNumber>${note}</DeliveryNoteNumber><DeliveryNoteDate>2026-03-01</DeliveryNoteDate></DeliveryNote></DeliveryNotesReferences>`,
  });

  it('to what all of its lines refer to', () => {
    expect(read({ ...PLAIN, lines: referring('PO-1', 'ALB-1') + referring('PO-1', 'ALB-1') })).toMatchObject({ purchaseOrderReference: 'PO-1', despatchAdviceReference: 'ALB-1', tenderOrLotReference: 'EXP-3', lines: [{ orderReference: 'PO-1', orderLineReference: '10' }, {}] });
  });

  it('by each line to what is its own', () => {
    const model = read({ ...PLAIN, lines: referring('PO-1', 'ALB-1') + referring('PO-2', 'ALB-2') });
    expect([model.purchaseOrderReference, model.despatchAdviceReference]).toEqual([undefined, undefined]);
    expect(model.lines.map(({ orderReference, note }) => [orderReference, note])).toEqual([['PO-1', 'Albarán: ALB-1 (2026-03-01)'], ['PO-2', 'Albarán: ALB-2 (2026-03-01)']]);
  });

  it('as a whole to an order, a contract and its file', () => {
    const data = '<ReceiverTransactionReference>PO-9</ReceiverTransactionReference><FileReference>EXP-1</FileReference><ReceiverContractReference>C-2</ReceiverContractReference>';
    expect(read({ ...PLAIN, data })).toMatchObject({ purchaseOrderReference: 'PO-9', contractReference: 'C-2', tenderOrLotReference: 'EXP-1' });
  });
});

describe('The payment of a Facturae', () => {
  const installment = (day: string, sum: string, means: string, rest = ''): string => `<Installment><InstallmentDueDate>${day}</InstallmentDueDate><InstallmentAmount>${sum}</InstallmentAmount><PaymentMeans>${means}</PaymentMeans>${rest}</Installment>`;
  const account = (iban: string): string => `<AccountToBeCredited><IBAN>${iban}</IBAN></AccountToBeCredited>`;

  it('is due first on the earliest of its days, and says what is due when', () => {
    const rest = `<PaymentDetails>${installment('2026-05-04', '60.50', '04', account('ES91 2100 0418 4502 0005 1332'))}${installment('2026-04-04', '60.50', '02', '<AccountToBeDebited><IBAN>ES7921000813610123456789</IBAN></AccountToBeDebited>')}</PaymentDetails>`;
    expect(read({ ...PLAIN, rest })).toMatchObject({
      dueDate: '2026-04-04', paymentTerms: '2026-05-04: 60.5 (Transferencia)\n2026-04-04: 60.5 (Recibo domiciliado)',
      paymentInstructions: { meansCode: '30', creditTransfers: [{ accountId: 'ES9121000418450200051332' }], directDebit: { debitedAccount: 'ES7921000813610123456789' } },
    });
  });

  it('goes to the factor where the claim is assigned', () => {
    const head = `<FactoringAssignmentData><Assignee><TaxIdentification><ResidenceTypeCode>R</ResidenceTypeCode><TaxIdentificationNumber>A28000000</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>Factor, S.A.</CorporateName></LegalEntity></Assignee><PaymentDetails>${installment('2026-06-01', '121.00', '04', account('ES7921000813610123456789'))}</PaymentDetails><FactoringAssignmentClauses>Cedida</FactoringAssignmentClauses></FactoringAssignmentData>`;
    const model = read({ ...PLAIN, rest: `<PaymentDetails>${installment('2026-06-01', '121.00', '04', account('ES9121000418450200051332'))}</PaymentDetails>` }, { head });
    expect(model).toMatchObject({ payee: { name: 'Factor, S.A.', vatId: 'ESA28000000' }, paymentInstructions: { creditTransfers: [{ accountId: 'ES7921000813610123456789' }, { accountId: 'ES9121000418450200051332' }] } });
    expect(model.notes).toContainEqual({ text: 'Cedida' });
  });

  it('is followed by files of any length', () => {
    const data = Buffer.from('x'.repeat(300_000)).toString('base64');
    const rest = `<AdditionalData><RelatedInvoice>A/1</RelatedInvoice><RelatedDocuments><Attachment><AttachmentFormat>pdf</AttachmentFormat><AttachmentEncoding>BASE64</AttachmentEncoding><AttachmentData>${data}</AttachmentData></Attachment></RelatedDocuments></AdditionalData>`;
    expect(read({ ...PLAIN, rest })).toMatchObject({ attachments: [{ id: '1', mediaType: 'application/pdf', sizeBytes: 300_000 }], precedingInvoices: [{ number: 'A/1' }] });
  });
});
