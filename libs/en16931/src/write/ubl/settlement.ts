import { isCreditNote } from '../../model/index.js';
import type { DocumentAllowanceCharge, Invoice, LineAllowanceCharge, PaymentInstructions, Period } from '../../model/index.js';
import type { XmlWriter } from '../xml-writer.js';

/** UNTDID 4461 "instrument not defined": UBL demands a code where the model has none. */
const NO_INSTRUMENT = '1';

/** A tax category element with its scheme, if there is a category or a rate. */
export function writeCategory(
  xml: XmlWriter,
  name: string,
  id: string | undefined,
  percent: string | undefined,
  exemption: { code?: string | undefined; reason?: string | undefined } = {},
): void {
  if (id === undefined && percent === undefined && exemption.code === undefined && exemption.reason === undefined) return;
  xml.group(name, () => {
    xml.leaf('cbc:ID', id);
    xml.leaf('cbc:Percent', percent);
    xml.leaf('cbc:TaxExemptionReasonCode', exemption.code);
    xml.leaf('cbc:TaxExemptionReason', exemption.reason);
    xml.group('cac:TaxScheme', () => xml.leaf('cbc:ID', 'VAT'));
  });
}

/** BG-14 (with BT-8) or BG-26. */
export function writePeriod(xml: XmlWriter, period: Period | undefined, descriptionCode?: string): void {
  xml.group('cac:InvoicePeriod', () => {
    xml.leaf('cbc:StartDate', period?.start);
    xml.leaf('cbc:EndDate', period?.end);
    xml.leaf('cbc:DescriptionCode', descriptionCode);
  });
}

/** BG-20, BG-21, BG-27 or BG-28. */
export function writeAllowanceCharge(
  xml: XmlWriter,
  indicator: boolean,
  item: LineAllowanceCharge | DocumentAllowanceCharge,
  currencyID: string | undefined,
): void {
  xml.group('cac:AllowanceCharge', () => {
    xml.leaf('cbc:ChargeIndicator', String(indicator));
    xml.leaf('cbc:AllowanceChargeReasonCode', item.reasonCode);
    xml.leaf('cbc:AllowanceChargeReason', item.reason);
    xml.leaf('cbc:MultiplierFactorNumeric', item.percentage);
    xml.leaf('cbc:Amount', item.amount, { currencyID });
    xml.leaf('cbc:BaseAmount', item.baseAmount, { currencyID });
    if ('vatCategory' in item || 'vatRate' in item) writeCategory(xml, 'cac:TaxCategory', item.vatCategory, item.vatRate);
  });
}

/** BG-16: one `cac:PaymentMeans` for each account; a credit note has its due date (BT-9) there too. */
export function writePaymentMeans(xml: XmlWriter, invoice: Invoice): void {
  const dueDate = isCreditNote(invoice) ? invoice.dueDate : undefined;
  const instructions = invoice.paymentInstructions;
  if (instructions === undefined && dueDate === undefined) return;
  const transfers = instructions?.creditTransfers ?? [];
  const count = Math.max(1, transfers.length);
  for (let index = 0; index < count; index += 1) {
    const first = index === 0 ? instructions : undefined;
    xml.group('cac:PaymentMeans', () => {
      xml.leaf('cbc:PaymentMeansCode', instructions?.meansCode ?? NO_INSTRUMENT, { name: instructions?.meansText });
      xml.leaf('cbc:PaymentDueDate', index === 0 ? dueDate : undefined);
      xml.leaf('cbc:PaymentID', instructions?.remittanceInformation);
      writeCard(xml, first);
      writeAccount(xml, transfers[index]);
      writeMandate(xml, first);
    });
  }
}

function writeCard(xml: XmlWriter, instructions: PaymentInstructions | undefined): void {
  const card = instructions?.card;
  if (card === undefined) return;
  xml.group('cac:CardAccount', () => {
    xml.leaf('cbc:PrimaryAccountNumberID', card.number);
    xml.leaf('cbc:NetworkID', 'NA');
    xml.leaf('cbc:HolderName', card.holder);
  });
}

function writeAccount(xml: XmlWriter, transfer: PaymentInstructions['creditTransfers'][number] | undefined): void {
  xml.group('cac:PayeeFinancialAccount', () => {
    xml.leaf('cbc:ID', transfer?.accountId);
    xml.leaf('cbc:Name', transfer?.accountName);
    xml.group('cac:FinancialInstitutionBranch', () => xml.leaf('cbc:ID', transfer?.serviceProvider));
  });
}

function writeMandate(xml: XmlWriter, instructions: PaymentInstructions | undefined): void {
  const debit = instructions?.directDebit;
  xml.group('cac:PaymentMandate', () => {
    xml.leaf('cbc:ID', debit?.mandateReference);
    xml.group('cac:PayerFinancialAccount', () => xml.leaf('cbc:ID', debit?.debitedAccount));
  });
}

/** BG-23 with BT-110, and BT-111 in its own currency. */
export function writeTaxTotals(xml: XmlWriter, invoice: Invoice): void {
  const currencyID = invoice.currency;
  xml.group('cac:TaxTotal', () => {
    xml.leaf('cbc:TaxAmount', invoice.totals.vat, { currencyID });
    for (const row of invoice.vatBreakdown) {
      xml.group('cac:TaxSubtotal', () => {
        xml.leaf('cbc:TaxableAmount', row.taxable, { currencyID });
        xml.leaf('cbc:TaxAmount', row.tax, { currencyID });
        writeCategory(xml, 'cac:TaxCategory', row.category, row.rate, { code: row.exemptionCode, reason: row.exemptionReason });
      });
    }
  });
  xml.group('cac:TaxTotal', () => xml.leaf('cbc:TaxAmount', invoice.totals.vatInAccountingCurrency, { currencyID: invoice.vatAccountingCurrency }));
}

/** BG-22. */
export function writeMonetaryTotal(xml: XmlWriter, invoice: Invoice): void {
  const { totals, currency: currencyID } = invoice;
  xml.group('cac:LegalMonetaryTotal', () => {
    xml.leaf('cbc:LineExtensionAmount', totals.lineNetSum, { currencyID });
    xml.leaf('cbc:TaxExclusiveAmount', totals.withoutVat, { currencyID });
    xml.leaf('cbc:TaxInclusiveAmount', totals.withVat, { currencyID });
    xml.leaf('cbc:AllowanceTotalAmount', totals.allowances, { currencyID });
    xml.leaf('cbc:ChargeTotalAmount', totals.charges, { currencyID });
    xml.leaf('cbc:PrepaidAmount', totals.paid, { currencyID });
    xml.leaf('cbc:PayableRoundingAmount', totals.rounding, { currencyID });
    xml.leaf('cbc:PayableAmount', totals.due, { currencyID });
  });
}
