import type { DocumentAllowanceCharge, Invoice, LineAllowanceCharge, PaymentInstructions } from '../../model/index.js';
import { TAX_POINT_TO_MODEL } from '../../read/cii/dates.js';
import type { XmlWriter } from '../xml-writer.js';
import { writeParty } from './parties.js';
import { writeCategory, writeDate, writePeriod } from './parts.js';

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9 ]{11,40}$/i;
const TAX_POINT_TO_CII: ReadonlyMap<string, string> = new Map([...TAX_POINT_TO_MODEL].map(([cii, model]) => [model, cii]));

/** BG-20, BG-21, BG-27 or BG-28. */
export function writeAllowanceCharge(xml: XmlWriter, indicator: boolean, item: LineAllowanceCharge | DocumentAllowanceCharge): void {
  xml.group('ram:SpecifiedTradeAllowanceCharge', () => {
    xml.group('ram:ChargeIndicator', () => xml.leaf('udt:Indicator', String(indicator)));
    xml.leaf('ram:CalculationPercent', item.percentage);
    xml.leaf('ram:BasisAmount', item.baseAmount);
    xml.leaf('ram:ActualAmount', item.amount);
    xml.leaf('ram:ReasonCode', item.reasonCode);
    xml.leaf('ram:Reason', item.reason);
    if ('vatCategory' in item || 'vatRate' in item) writeCategory(xml, 'ram:CategoryTradeTax', item.vatCategory, item.vatRate);
  });
}

function writeAccountId(xml: XmlWriter, id: string | undefined): void {
  if (id !== undefined) xml.leaf(IBAN.test(id) ? 'ram:IBANID' : 'ram:ProprietaryID', id);
}

function writePaymentMeans(xml: XmlWriter, instructions: PaymentInstructions): void {
  const transfers = instructions.creditTransfers;
  const count = Math.max(1, transfers.length);
  for (let index = 0; index < count; index += 1) {
    const transfer = transfers[index];
    const first = index === 0 ? instructions : undefined;
    xml.group('ram:SpecifiedTradeSettlementPaymentMeans', () => {
      xml.leaf('ram:TypeCode', instructions.meansCode);
      xml.leaf('ram:Information', instructions.meansText);
      xml.group('ram:ApplicableTradeSettlementFinancialCard', () => {
        xml.leaf('ram:ID', first?.card?.number);
        xml.leaf('ram:CardholderName', first?.card?.holder);
      });
      xml.group('ram:PayerPartyDebtorFinancialAccount', () => xml.leaf('ram:IBANID', first?.directDebit?.debitedAccount));
      xml.group('ram:PayeePartyCreditorFinancialAccount', () => {
        const isIban = transfer?.accountId !== undefined && IBAN.test(transfer.accountId);
        if (isIban) writeAccountId(xml, transfer.accountId);
        xml.leaf('ram:AccountName', transfer?.accountName);
        if (!isIban) writeAccountId(xml, transfer?.accountId);
      });
      xml.group('ram:PayeeSpecifiedCreditorFinancialInstitution', () => xml.leaf('ram:BICID', transfer?.serviceProvider));
    });
  }
}

function writeTaxes(xml: XmlWriter, invoice: Invoice): void {
  const code = invoice.taxPointDateCode;
  const { taxPointDate } = invoice;
  const needsRow = taxPointDate !== undefined || code !== undefined;
  const rows = invoice.vatBreakdown.length === 0 && needsRow ? [{}] : invoice.vatBreakdown;
  for (const row of rows) {
    xml.group('ram:ApplicableTradeTax', () => {
      xml.leaf('ram:CalculatedAmount', row.tax);
      xml.leaf('ram:TypeCode', 'VAT');
      xml.leaf('ram:ExemptionReason', row.exemptionReason);
      xml.leaf('ram:BasisAmount', row.taxable);
      xml.leaf('ram:CategoryCode', row.category);
      xml.leaf('ram:ExemptionReasonCode', row.exemptionCode);
      writeDate(xml, 'ram:TaxPointDate', taxPointDate, 'udt:DateString');
      xml.leaf('ram:DueDateTypeCode', code === undefined ? undefined : (TAX_POINT_TO_CII.get(code) ?? code));
      xml.leaf('ram:RateApplicablePercent', row.rate);
    });
  }
}

function writeSummation(xml: XmlWriter, invoice: Invoice): void {
  const { totals } = invoice;
  xml.group('ram:SpecifiedTradeSettlementHeaderMonetarySummation', () => {
    xml.leaf('ram:LineTotalAmount', totals.lineNetSum);
    xml.leaf('ram:ChargeTotalAmount', totals.charges);
    xml.leaf('ram:AllowanceTotalAmount', totals.allowances);
    xml.leaf('ram:TaxBasisTotalAmount', totals.withoutVat);
    xml.leaf('ram:TaxTotalAmount', totals.vat, { currencyID: invoice.currency });
    xml.leaf('ram:TaxTotalAmount', totals.vatInAccountingCurrency, { currencyID: invoice.vatAccountingCurrency });
    xml.leaf('ram:RoundingAmount', totals.rounding);
    xml.leaf('ram:GrandTotalAmount', totals.withVat);
    xml.leaf('ram:TotalPrepaidAmount', totals.paid);
    xml.leaf('ram:DuePayableAmount', totals.due);
  });
}

/** `ram:ApplicableHeaderTradeSettlement`. */
export function writeSettlement(xml: XmlWriter, invoice: Invoice): void {
  const instructions = invoice.paymentInstructions;
  xml.group('ram:ApplicableHeaderTradeSettlement', () => {
    xml.leaf('ram:CreditorReferenceID', instructions?.directDebit?.creditorId);
    xml.leaf('ram:PaymentReference', instructions?.remittanceInformation);
    xml.leaf('ram:TaxCurrencyCode', invoice.vatAccountingCurrency);
    xml.leaf('ram:InvoiceCurrencyCode', invoice.currency);
    writeParty(xml, 'ram:PayeeTradeParty', invoice.payee);
    if (instructions !== undefined) writePaymentMeans(xml, instructions);
    writeTaxes(xml, invoice);
    writePeriod(xml, invoice.period);
    for (const allowance of invoice.allowances) writeAllowanceCharge(xml, false, allowance);
    for (const charge of invoice.charges) writeAllowanceCharge(xml, true, charge);
    xml.group('ram:SpecifiedTradePaymentTerms', () => {
      xml.leaf('ram:Description', invoice.paymentTerms);
      writeDate(xml, 'ram:DueDateDateTime', invoice.dueDate);
      xml.leaf('ram:DirectDebitMandateID', instructions?.directDebit?.mandateReference);
    });
    writeSummation(xml, invoice);
    for (const preceding of invoice.precedingInvoices) {
      xml.group('ram:InvoiceReferencedDocument', () => {
        xml.leaf('ram:IssuerAssignedID', preceding.number);
        writeDate(xml, 'ram:FormattedIssueDateTime', preceding.issueDate, 'qdt:DateTimeString');
      });
    }
    xml.group('ram:ReceivableSpecifiedTradeAccountingAccount', () => xml.leaf('ram:ID', invoice.buyerAccountingReference));
  });
}
