import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read-invoice.js';

interface Parts {
  readonly version?: string;
  readonly type?: string;
  readonly head?: string;
  readonly buyer?: string;
  readonly lists: string;
  readonly adjustments?: string;
  readonly tax: string;
  readonly gross: string;
  readonly after?: string;
  readonly attributes?: string;
}

const ADDRESS = '<Address><AddressIdentifier AddressIdentifierType="GLN">9099999303132</AddressIdentifier><Name>Probe GmbH</Name><TradingName>Probe</TradingName><Street>Ring 1</Street><POBox>47</POBox><Town>Wien</Town><ZIP>1010</ZIP><Country CountryCode="AT">Österreich</Country><AdditionalInformation>Stiege 3</AdditionalInformation></Address>';
const invoice = ({ version = '6p1', type = 'Invoice', head = '', buyer = '', lists, adjustments = '', tax, gross, after = '', attributes = '' }: Parts): string => `<Invoice xmlns="http://www.ebinterface.at/schema/${version}/" GeneratingSystem="probe" DocumentType="${type}" InvoiceCurrency="EUR"${attributes}>
  <InvoiceNumber>R-17</InvoiceNumber><InvoiceDate>2026-03-04</InvoiceDate>${head}
  <Biller><VATIdentificationNumber>ATU12345675</VATIdentificationNumber><FurtherIdentification IdentificationType="FN">123456a</FurtherIdentification><FurtherIdentification IdentificationType="HG">HG Wien</FurtherIdentification><FurtherIdentification IdentificationType="Contract">V-9</FurtherIdentification><OrderReference><OrderID>A-1</OrderID></OrderReference>${ADDRESS}<Contact><Salutation>Frau</Salutation><Name>Eva Probe</Name><Phone>+43 1 1</Phone><Email>eva@example.at</Email></Contact><InvoiceRecipientsBillerID>L-3</InvoiceRecipientsBillerID></Biller>
  <InvoiceRecipient><VATIdentificationNumber>00000000</VATIdentificationNumber><OrderReference><OrderID>PO-5</OrderID><Description>per Fax</Description></OrderReference><Address><Name>Käufer AG</Name><Town>Graz</Town><ZIP>8010</ZIP><Country>AT</Country></Address><BillersInvoiceRecipientID>K-12</BillersInvoiceRecipientID><AccountingArea>FIBU</AccountingArea>${buyer}</InvoiceRecipient>
  <Details>${lists}</Details>${adjustments}<Tax>${tax}</Tax><TotalGrossAmount>${gross}</TotalGrossAmount>${after}
</Invoice>`;
const list = (...lines: readonly string[]): string => `<ItemList>${lines.join('')}</ItemList>`;
const line = (position: string, quantity: string, price: string, net: string, tax: string, more = ''): string =>
  `<ListLineItem>${position === '' ? '' : `<PositionNumber>${position}</PositionNumber>`}<Description>Ware</Description>${quantity}<UnitPrice>${price}</UnitPrice>${more}${tax}<LineItemAmount>${net}</LineItemAmount></ListLineItem>`;
const pieces = (count: string, unit = 'STK'): string => `<Quantity Unit="${unit}">${count}</Quantity>`;
const vat = (taxable: string, code: string, percent: string, tax?: string, comment?: string): string =>
  `<TaxItem><TaxableAmount>${taxable}</TaxableAmount><TaxPercent TaxCategoryCode="${code}">${percent}</TaxPercent>${tax === undefined ? '' : `<TaxAmount>${tax}</TaxAmount>`}${comment === undefined ? '' : `<Comment>${comment}</Comment>`}</TaxItem>`;
const modelOf = (parts: Parts): ReturnType<typeof readInvoice>['model'] => readInvoice(invoice(parts)).model;
const simple: Parts = { lists: list(line('1', pieces('10'), '10', '100', vat('100', 'S', '20'))), tax: vat('100', 'S', '20', '20.00'), gross: '120.00', after: '<PayableAmount>120.00</PayableAmount>' };

describe('An invoice of ebInterface', () => {
  it('is read into the model', () => {
    const head = '<Delivery><DeliveryID>LS-8</DeliveryID><Date>2026-03-02</Date><Address><AddressIdentifier AddressIdentifierType="GLN">9099999303149</AddressIdentifier><Name>Lager</Name><Street>Weg 2</Street><Town>Linz</Town><ZIP>4020</ZIP><Country CountryCode="AT">Österreich</Country></Address></Delivery>';
    const { syntax, count, model } = readInvoice(invoice({ ...simple, head, after: `<PrepaidAmount>20</PrepaidAmount><RoundingAmount>0.01</RoundingAmount><PayableAmount>100.01</PayableAmount>
      <PaymentMethod><Comment>Überweisung</Comment><UniversalBankTransaction><BeneficiaryAccount><BIC>NABAATWW</BIC><IBAN>AT61 1904 3002 3457 3201</IBAN><BankAccountOwner>Probe</BankAccountOwner></BeneficiaryAccount><PaymentReference CheckSum="X">RF-1</PaymentReference></UniversalBankTransaction></PaymentMethod>
      <PaymentConditions><DueDate>2026-04-03</DueDate><Discount><PaymentDate>2026-03-14</PaymentDate><BaseAmount>120.00</BaseAmount><Percentage>3</Percentage></Discount><MinimumPayment>50</MinimumPayment><Comment>netto</Comment></PaymentConditions>` }));
    expect([syntax, count]).toEqual(['ebinterface', 1]);
    expect(model).toMatchObject({
      typeCode: '380', number: 'R-17', issueDate: '2026-03-04', dueDate: '2026-04-03', currency: 'EUR', specificationId: 'http://www.ebinterface.at/schema/6p1/',
      purchaseOrderReference: 'PO-5', salesOrderReference: 'A-1', contractReference: 'V-9', despatchAdviceReference: 'LS-8', buyerAccountingReference: 'FIBU',
      seller: { name: 'Probe GmbH', tradingName: 'Probe', vatId: 'ATU12345675', legalRegistrationId: { value: '123456a' }, legalInformation: 'HG HG Wien', identifiers: [{ value: '9099999303132', scheme: '0088' }, { value: 'L-3' }], address: { line1: 'Ring 1', line2: 'Postfach 47', line3: 'Stiege 3', city: 'Wien', postCode: '1010', country: 'AT' }, contact: { name: 'Frau Eva Probe', phone: '+43 1 1', email: 'eva@example.at' } },
      buyer: { name: 'Käufer AG', identifiers: [{ value: 'K-12' }], address: { city: 'Graz', country: 'AT' } },
      delivery: { name: 'Lager', actualDate: '2026-03-02', locationId: { value: '9099999303149', scheme: '0088' }, address: { city: 'Linz' } },
      lines: [{ id: '1', quantity: '10', unit: 'C62', net: '100', price: { net: '10' }, vatCategory: 'S', vatRate: '20', item: { name: 'Ware' } }],
      totals: { lineNetSum: '100', withoutVat: '100', vat: '20', withVat: '120', paid: '20', rounding: '0.01', due: '100.01' },
      paymentInstructions: { meansCode: '30', meansText: 'Überweisung', remittanceInformation: 'RF-1', creditTransfers: [{ accountId: 'AT611904300234573201', accountName: 'Probe', serviceProvider: 'NABAATWW' }] },
      paymentTerms: 'netto\n#SKONTO#TAGE=10#PROZENT=3.00#BASISBETRAG=120.00#\nMindestzahlung: 50',
    });
    expect(model.buyer.vatId).toBeUndefined();
    expect(model.notes).toEqual([{ text: 'PO-5: per Fax' }]);
  });

  it('has the same values with prefixes and with the rates and words of before 5.0', () => {
    const old = `<eb:Invoice xmlns:eb="http://www.ebinterface.at/schema/4p0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" eb:DocumentType="CreditMemo" eb:InvoiceCurrency="EUR" eb:GeneratingSystem="p"><eb:InvoiceNumber>G-1</eb:InvoiceNumber><eb:InvoiceDate>2014-03-19</eb:InvoiceDate>
      <eb:Biller><eb:VATIdentificationNumber>ATU12345675</eb:VATIdentificationNumber><eb:Address><eb:Name>Probe</eb:Name><eb:Country eb:CountryCode="AT">Österreich</eb:Country><eb:Contact>Eva</eb:Contact></eb:Address></eb:Biller>
      <eb:Details><eb:ItemList><eb:ListLineItem><eb:PositionNumber>1</eb:PositionNumber><eb:Description>A</eb:Description><eb:Description>mehr</eb:Description><eb:ArticleNumber eb:ArticleNumberType="GTIN">4006381333931</eb:ArticleNumber><eb:ArticleNumber>B7</eb:ArticleNumber><eb:Quantity eb:Unit="Tag">2</eb:Quantity><eb:UnitPrice eb:BaseQuantity="1">50</eb:UnitPrice><eb:TaxRate>20</eb:TaxRate>
      <eb:AdditionalInformation><eb:SerialNumber>S1</eb:SerialNumber><eb:Classification eb:ClassificationSchema="CPV">123</eb:Classification><eb:Weight eb:Unit="kg">3</eb:Weight></eb:AdditionalInformation><eb:LineItemAmount>100</eb:LineItemAmount></eb:ListLineItem></eb:ItemList></eb:Details>
      <eb:Tax><eb:VAT><eb:Item><eb:TaxedAmount>100</eb:TaxedAmount><eb:TaxRate>20</eb:TaxRate><eb:Amount>20</eb:Amount></eb:Item></eb:VAT></eb:Tax><eb:TotalGrossAmount>120</eb:TotalGrossAmount>
      <eb:PaymentMethod xsi:type="eb:UniversalBankTransactionType"><eb:BeneficiaryAccount><eb:BankCode eb:BankCodeType="AT">43000</eb:BankCode><eb:BankAccountNr>4711</eb:BankAccountNr></eb:BeneficiaryAccount></eb:PaymentMethod></eb:Invoice>`;
    expect(readInvoice(old).model).toMatchObject({
      typeCode: '381', seller: { contact: { name: 'Eva' }, address: { country: 'AT' } }, totals: { withVat: '120', due: '120' }, vatBreakdown: [{ taxable: '100', tax: '20', category: 'S', rate: '20' }],
      lines: [{ unit: 'DAY', price: { baseQuantity: '1' }, item: { name: 'A', description: 'mehr', sellerId: 'B7', standardId: { value: '4006381333931', scheme: '0160' }, classifications: [{ value: '123', scheme: 'ZZZ', version: 'CPV' }], attributes: [{ name: 'SerialNumber', value: 'S1' }, { name: 'Weight', value: '3 kg' }] } }],
      paymentInstructions: { meansCode: '30', creditTransfers: [{ accountId: '4711', serviceProvider: '43000' }] },
    });
  });

  it('is of the kind that its document type says', () => {
    for (const [type, code] of [['FinalSettlement', '380'], ['InvoiceForAdvancePayment', '386'], ['InvoiceForPartialDelivery', '326'], ['SelfBilling', '389'], ['SubsequentCredit', '381'], ['SubsequentDebit', '383']] as const) expect(modelOf({ ...simple, type }).typeCode).toBe(code);
  });

  it('names what it cancels and what it goes with, and keeps in notes what has no term', () => {
    const head = '<CancelledOriginalDocument><InvoiceNumber>R-1</InvoiceNumber><InvoiceDate>2026-01-02</InvoiceDate><Comment>falsch</Comment></CancelledOriginalDocument><RelatedDocument><InvoiceNumber>R-2</InvoiceNumber></RelatedDocument><AdditionalInformation Key="Bau">Los 3</AdditionalInformation><CurrencyExchangeInformation><Currency>HUF</Currency><ExchangeRate>400.5</ExchangeRate></CurrencyExchangeInformation><Delivery><Period><FromDate>2026-02-01</FromDate><ToDate>2026-02-28</ToDate></Period><Description>frei Haus</Description></Delivery>';
    const { precedingInvoices, notes, period } = modelOf({ ...simple, head, attributes: ' DocumentTitle="Rechnung Februar" IsDuplicate="true"', buyer: '<SubOrganizationID>O-2</SubOrganizationID>' });
    expect(precedingInvoices).toEqual([{ number: 'R-1', issueDate: '2026-01-02' }, { number: 'R-2' }]);
    expect(period).toEqual({ start: '2026-02-01', end: '2026-02-28' });
    expect(notes.map(({ text }) => text)).toEqual(['Rechnung Februar', 'Bau: Los 3', 'Kurs HUF: 400.5', 'Duplikat', 'R-1: falsch', 'Unterorganisation: O-2', 'PO-5: per Fax', 'Lieferung: frei Haus']);
  });

  it('is refused without its lists, and by name in another version', () => {
    expect(() => readInvoice('<Invoice xmlns="http://www.ebinterface.at/schema/5p0/"><InvoiceNumber>1</InvoiceNumber></Invoice>')).toThrow(expect.objectContaining({ code: 'NOT_AN_INVOICE', message: 'The invoice of ebInterface has no Details' }));
    expect(() => readInvoice('<Invoice xmlns="http://www.ebinterface.at/schema/3p02/"/>')).toThrow(expect.objectContaining({ code: 'UNSUPPORTED_FORMAT', message: 'ebInterface other than 4.0 to 6.1 is not read: send UBL 2.1 or CII' }));
  });
});

describe('The lines of ebInterface', () => {
  const taxed = vat('100', 'S', '20');
  const idsOf = (...lists: readonly string[]): (string | undefined)[] => modelOf({ ...simple, lists: lists.join('') }).lines.map(({ id }) => id);
  const at = (position: string): string => line(position, pieces('1'), '1', '1', taxed);

  it('keep their positions, within their list where each counts by itself, and are counted where they have none', () => {
    expect(idsOf(list(at('10'), at('20')), list(at('30')))).toEqual(['10', '20', '30']);
    expect(idsOf(list(at('1')), list(at('1'), at('2')))).toEqual(['1.1', '2.1', '2.2']);
    expect(idsOf(list(at('1')), list(at('')))).toEqual(['1', '2']);
  });

  it('have reductions and surcharges; what one without an amount takes off is what the line misses', () => {
    const more = '<ReductionAndSurchargeListLineItemDetails><ReductionListLineItem><BaseAmount>241.89</BaseAmount><Percentage>2</Percentage><Amount>4.84</Amount><Comment>Rabatt</Comment></ReductionListLineItem><SurchargeListLineItem><BaseAmount>241.89</BaseAmount><Percentage>3</Percentage></SurchargeListLineItem></ReductionAndSurchargeListLineItemDetails>';
    const base = '<ReductionAndSurchargeListLineItemDetails><ReductionListLineItem><BaseAmount>95</BaseAmount><Percentage>5</Percentage></ReductionListLineItem></ReductionAndSurchargeListLineItemDetails>';
    const { lines } = modelOf({ ...simple, lists: list(line('1', pieces('33', 'kg'), '7.33', '244.31', taxed, more), line('2', pieces('10'), '10', '95', taxed, base)) });
    expect(lines[0]).toMatchObject({ unit: 'KGM', allowances: [{ amount: '4.84', baseAmount: '241.89', percentage: '2', reason: 'Rabatt' }], charges: [{ amount: '7.26', reason: 'Zuschlag' }] });
    expect(lines[1]).toMatchObject({ allowances: [{ amount: '5', baseAmount: '95', percentage: '5', reason: 'Abschlag' }], charges: [] });
  });

  it('have taxes that VAT is put on as charges, unless they are in the price', () => {
    const tax = (net: string): string => line('1', pieces('10'), '10', net, taxed, '<ReductionAndSurchargeListLineItemDetails><OtherVATableTaxListLineItem><TaxableAmount>100</TaxableAmount><TaxPercent TaxCategoryCode="S">4</TaxPercent><TaxAmount>4</TaxAmount><TaxID>BS</TaxID></OtherVATableTaxListLineItem></ReductionAndSurchargeListLineItemDetails>');
    expect(modelOf({ ...simple, lists: list(tax('104')) }).lines[0]).toMatchObject({ charges: [{ amount: '4', reason: 'BS' }] });
    expect(modelOf({ ...simple, lists: list(tax('100')) }).lines[0]).toMatchObject({ charges: [], note: '100 4 4 BS' });
  });

  it('say whose order they are of, when they were delivered, and what else is told of them', () => {
    const more = '<Delivery><DeliveryID>LS-2</DeliveryID><Date>2026-02-16</Date></Delivery><BillersOrderReference><OrderID>A-3</OrderID><OrderPositionNumber>12</OrderPositionNumber></BillersOrderReference><InvoiceRecipientsOrderReference><OrderID>PO-5</OrderID><OrderPositionNumber>10</OrderPositionNumber></InvoiceRecipientsOrderReference><Classification ClassificationSchema="UNSPSC">43</Classification><AdditionalInformation Key="Farbe">grün</AdditionalInformation><AdditionalInformation>Handarbeit</AdditionalInformation>';
    expect(modelOf({ ...simple, lists: list(line('1', pieces('10', ''), '10', '100', taxed, more)) }).lines[0]).toMatchObject({
      unit: 'C62', orderReference: 'PO-5', orderLineReference: '10', period: { start: '2026-02-16', end: '2026-02-16' }, note: 'Handarbeit\nAuftrag A-3/12\nLieferung LS-2',
      item: { classifications: [{ value: '43', scheme: 'ZZZ', version: 'UNSPSC' }], attributes: [{ name: 'Farbe', value: 'grün' }] },
    });
  });
});

describe('The VAT of ebInterface', () => {
  const old = (exemption: string, rest = ''): Parts => ({ version: '4p3', lists: list(line('1', pieces('1'), '100', '100', '<VATRate>0</VATRate>')), tax: `<VAT><VATItem><TaxedAmount>100</TaxedAmount>${exemption}<Amount>0</Amount></VATItem></VAT>${rest}`, gross: '100' });

  it('has a row for each category and rate, whatever the codes of rates and the number of reasons', () => {
    const model = modelOf({ ...simple, tax: vat('50', 'S', '20', '10') + vat('30', 'AA', '10') + vat('5', 'E', '0', undefined, 'a') + vat('7', 'E', '0', undefined, 'b') + vat('3', 'D', '0'), gross: '108' });
    expect(model.vatBreakdown).toEqual([
      { taxable: '50', tax: '10', category: 'S', rate: '20' }, { taxable: '30', tax: '3', category: 'S', rate: '10' },
      { taxable: '15', tax: '0', category: 'E', rate: '0', exemptionReason: 'a\nb' },
    ]);
  });

  it('is told by words until 4.3, and the lines are of the row', () => {
    for (const [words, category, exemptionCode] of [['Reverse Charge', 'AE', 'VATEX-EU-AE'], ['Übergang der Steuerschuld', 'AE', 'VATEX-EU-AE'], ['innergemeinschaftliche Lieferung', 'K', 'VATEX-EU-IC'], ['Ausfuhrlieferung', 'G', 'VATEX-EU-G'], ['Kleinunternehmer', 'E', undefined]] as const) {
      const { lines, vatBreakdown } = modelOf(old(`<TaxExemption>${words}</TaxExemption>`));
      expect(vatBreakdown).toEqual([{ taxable: '100', tax: '0', category, rate: '0', exemptionReason: words, ...(exemptionCode && { exemptionCode }) }]);
      expect(lines[0]).toMatchObject({ vatCategory: category, vatRate: '0' });
    }
    expect(modelOf(old('<VATRate TaxCode="AT021">0</VATRate>')).vatBreakdown[0]).toMatchObject({ category: 'AE', exemptionCode: 'VATEX-EU-AE' });
    expect(modelOf(old('<VATRate>0</VATRate>')).vatBreakdown[0]).toMatchObject({ category: 'Z', rate: '0' });
  });

  it('that the buyer owes is told by words where the code is that of any exemption', () => {
    const { vatBreakdown, lines } = modelOf({ ...simple, lists: list(line('1', pieces('10'), '10', '100', vat('100', 'E', '0'))), tax: vat('100', 'E', '0', undefined, 'Reverse Charge'), gross: '100' });
    expect(vatBreakdown[0]).toMatchObject({ category: 'AE', exemptionReason: 'Reverse Charge', exemptionCode: 'VATEX-EU-AE' });
    expect(lines[0]?.vatCategory).toBe('AE');
  });

  it('is what the lines come to where there is no row', () => {
    const adjustments = `<ReductionAndSurchargeDetails><Reduction><BaseAmount>100</BaseAmount><Percentage>10</Percentage>${vat('10', 'S', '20')}</Reduction></ReductionAndSurchargeDetails>`;
    const model = modelOf({ ...simple, adjustments, tax: '', gross: '108' });
    expect(model.vatBreakdown).toEqual([{ taxable: '90', tax: '18', category: 'S', rate: '20' }]);
    expect(model).toMatchObject({ allowances: [{ amount: '10', baseAmount: '100', percentage: '10', reason: 'Abschlag', vatCategory: 'S', vatRate: '20' }], totals: { lineNetSum: '100', allowances: '10', withoutVat: '90' } });
  });

  it('may be stated in another currency', () => {
    const tax = vat('100', 'S', '20', '20').replace('</TaxAmount>', '</TaxAmount><AccountingCurrencyAmount Currency="HUF">8000</AccountingCurrencyAmount>');
    expect(modelOf({ ...simple, tax })).toMatchObject({ vatAccountingCurrency: 'HUF', totals: { vatInAccountingCurrency: '8000' } });
  });
});

describe('The totals of ebInterface', () => {
  const otherTax = '<OtherTax><TaxAmount>5</TaxAmount><Comment>Biersteuer</Comment></OtherTax>';

  it('have taxes that are no VAT as charges outside of it, where the gross has them', () => {
    const model = modelOf({ ...simple, tax: vat('100', 'S', '20', '20') + otherTax, gross: '125', after: '<PayableAmount>125</PayableAmount>' });
    expect(model).toMatchObject({ charges: [{ amount: '5', reason: 'Biersteuer', vatCategory: 'O' }], totals: { lineNetSum: '100', charges: '5', withoutVat: '105', vat: '20', withVat: '125', due: '125' } });
    const beside = modelOf({ ...simple, tax: vat('100', 'S', '20', '20') + otherTax });
    expect([beside.charges, beside.notes.at(-1)]).toEqual([[], { text: '5: Biersteuer' }]);
    const own = '<TaxableAmount>100</TaxableAmount><TaxPercent TaxCategoryCode="AA">5</TaxPercent><TaxAmount>5</TaxAmount><Comment>Werbeabgabe</Comment>';
    const both = modelOf({ ...simple, adjustments: `<ReductionAndSurchargeDetails><OtherVATableTax>${own}<TaxID>WA</TaxID></OtherVATableTax></ReductionAndSurchargeDetails>`, tax: `${vat('100', 'S', '20', '20')}<TaxItem>${own}</TaxItem>`, gross: '125', after: '' });
    expect(both).toMatchObject({ charges: [{ amount: '5', reason: 'Werbeabgabe', vatCategory: 'O' }], vatBreakdown: [{ taxable: '100', rate: '20' }, { taxable: '5', category: 'O' }], totals: { withoutVat: '105', vat: '20', withVat: '125' } });
  });

  it('count items below the line as paid, or as due besides', () => {
    const below = (amount: string): string => `${simple.lists}<BelowTheLineItem><Description>Anzahlung</Description><LineItemAmount>${amount}</LineItemAmount><Reason>vom Jänner</Reason></BelowTheLineItem>`;
    for (const amount of ['-20', '20']) expect(modelOf({ ...simple, lists: below(amount), after: '<PayableAmount>100</PayableAmount>' })).toMatchObject({ totals: { paid: '20', due: '100' } });
    const more = modelOf({ ...simple, lists: below('25'), after: '<PayableAmount>145</PayableAmount>' });
    expect(more.totals).toMatchObject({ withVat: '120', paid: '-25', due: '145' });
    expect(more.notes.at(-1)).toEqual({ text: 'Anzahlung, vom Jänner: 25' });
    expect(modelOf({ ...simple, lists: below('7'), after: '<PayableAmount>100</PayableAmount>' }).totals.paid).toBeUndefined();
  });

  it('are paid or rounded by what is due less, until there are elements for it', () => {
    const due = (payable: string): unknown => {
      const { paid, rounding } = modelOf({ version: '4p3', lists: list(line('1', pieces('1'), '100', '100', '<VATRate>20</VATRate>')), tax: '<VAT><VATItem><TaxedAmount>100</TaxedAmount><VATRate>20</VATRate><Amount>20</Amount></VATItem></VAT>', gross: '120', after: `<PayableAmount>${payable}</PayableAmount>` }).totals;
      return [paid, rounding];
    };
    expect([due('120'), due('70'), due('119.80'), due('120.20'), due('150')]).toEqual([[undefined, undefined], ['50', undefined], [undefined, '-0.2'], [undefined, '0.2'], [undefined, undefined]]);
    expect(modelOf({ ...simple, after: '<PayableAmount>70</PayableAmount>' }).totals.paid).toBeUndefined();
  });

  it('may be collected from an account, or from a card', () => {
    const paid = (way: string): unknown => modelOf({ ...simple, after: `<PayableAmount>120</PayableAmount><PaymentMethod>${way}</PaymentMethod>` }).paymentInstructions;
    expect(paid('<SEPADirectDebit><IBAN>AT61 1904</IBAN><CreditorID>AT98ZZZ</CreditorID><MandateReference>M-1</MandateReference></SEPADirectDebit>')).toMatchObject({ meansCode: '59', directDebit: { debitedAccount: 'AT611904', creditorId: 'AT98ZZZ', mandateReference: 'M-1' } });
    expect(paid('<PaymentCard><PrimaryAccountNumber>1234</PrimaryAccountNumber><CardHolderName>E. P.</CardHolderName></PaymentCard>')).toMatchObject({ meansCode: '48', card: { number: '1234', holder: 'E. P.' } });
    expect(paid('<NoPayment/>')).toEqual({ meansCode: '1', creditTransfers: [] });
  });
});
