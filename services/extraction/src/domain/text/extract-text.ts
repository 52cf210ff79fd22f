import type { RecognisedKind } from '@smartap/contracts';
import { asCredited, type Invoice } from '@smartap/en16931';
import { calibrateEvidence } from '../confidence/calibrate.js';
import { CALIBRATION } from '../confidence/calibration-table.js';
import { doubted, isRecognised, readInFull } from '../confidence/doubt.js';
import { proofOf, partiesAskedWithoutProof, unsureWithoutProof, withProof, worthOnPictures } from '../confidence/proof.js';
import { readByLayout } from '../layout/read-by-layout.js';
import { hasLayout, identitiesOf } from '../layout/recognise-layout.js';
import { refused, type ExtractionContext, type ExtractionFormat, type Extracted, type FieldEvidence, type Refused } from '../outcome.js';
import type { Row } from '../pdf/word.js';
import { withoutDesign } from '../plain/without-design.js';
import { reviewOf } from '../review/review.js';
import { assemble, CORRECTED, type Findings } from './assemble.js';
import { withoutCountervalues } from './totals/countervalues.js';
import { findCurrency } from './totals/currency.js';
import { findDelivery } from './dates/delivery.js';
import { findDueDate, findIssueDate } from './dates/find-dates.js';
import { findIban } from './parties/ids/iban.js';
import { findDirectDebit } from './parties/payment/find-direct-debit.js';
import { findDomesticAccount } from './parties/payment/find-domestic-account.js';
import { findPaymentReference } from './parties/payment/find-payment-reference.js';
import { findContact } from './parties/contacts/find-contact.js';
import { findAccountName } from './parties/payment/account-name.js';
import { findBic } from './parties/payment/find-bic.js';
import { findAddresses } from './parties/postal/find-addresses.js';
import { findOrder } from './numbers/find-order.js';
import { findReferences } from './numbers/find-references.js';
import { findDespatch } from './numbers/find-despatch.js';
import { findNumber } from './numbers/find-number.js';
import { squeeze } from './print/fold.js';
import { findPhrase } from './print/phrase-after.js';
import { LANGUAGES } from './print/labels/index.js';
import { read, type Reading } from './print/reading.js';
import { wordPattern } from './print/says.js';
import { dueByTerms, findPaymentTerms } from './dates/payment-terms.js';
import { findStatedTerms } from './dates/stated-terms.js';
import { findParties } from './parties/find-parties.js';
import { findTradingName } from './parties/seller/trading-name.js';
import { findRegistrations } from './parties/registration/find-registrations.js';
import { isSelfBilled } from './parties/whose/owners.js';
import { sides } from './parties/whose/sides.js';
import { withOwnBox } from './parties/names/own-box.js';
import { findTaxIds } from './parties/ids/tax-ids.js';
import { sumTargets } from './totals/sum-targets.js';
import { findItems } from './table/find-items.js';
import { findTitle } from './title/find-title.js';
import { isBill, isOtherKind, type Title } from './title/title.js';
import { isExempt } from './taxes/untaxed.js';
import { takeBreakdown } from './taxes/take-breakdown.js';
import { takeRateOfLines } from './taxes/take-rate-of-lines.js';
import { takeCharges } from './totals/charges/take-charges.js';
import { unsureAmongItems, withoutPaidItems } from './totals/doubt-totals.js';
import { close, totalsBelow } from './totals/totals-below.js';
import { findTotals } from './totals/find-totals.js';
import { ONLY } from './totals/only-amount.js';
import type { Totals } from './totals/total.js';

/** What makes a page an invoice, in points: an order has a number and a total too. */
const ENOUGH_SIGNS = 3;
/** What the number of a page without a title claims at least that counts as one of an invoice. */
const LIKELY_NUMBER = 0.6;

const KINDS: Readonly<Record<RecognisedKind['kind'], string>> = {
  order: 'an order',
  statement: 'a statement of account',
  reminder: 'a reminder of an earlier invoice',
  other: 'another document',
};

/** Why pages are no invoice, with the title that says what they are. */
function refusedAs({ kind, text = '', confidence, page, box }: Title): Refused {
  const recognised = isOtherKind(kind) && page !== undefined && box !== undefined ? { kind, confidence, text, page, box } : undefined;
  const called =
    recognised === undefined
      ? ''
      : ` On page ${recognised.page} it calls itself "${recognised.text}": ${KINDS[recognised.kind]}, ${Math.round(100 * confidence)} % sure.`;
  const refusal = refused(
    'NOT_AN_INVOICE',
    `The text has not the signs of an invoice or credit note.${called} It is kept: if it is one, take it as an invoice after all.`,
  );
  return recognised === undefined ? refusal : { ...refusal, recognised };
}

const valuesOf = ({ lineSum, net, gross }: Totals): Invoice['totals'] => ({
  ...(lineSum && { lineNetSum: lineSum.value }),
  ...(net && { withoutVat: net.value }),
  ...(gross && { withVat: gross.value }),
});

function find(reading: Reading, context: ExtractionContext): Findings {
  const title = findTitle(reading);
  const number = findNumber(reading, title);
  const issueDate = findIssueDate(reading, number);
  const purchaseOrder = findOrder(reading, number);
  const despatch = findDespatch(reading);
  const { seller, buyer } = findParties(reading, context);
  const iban = findIban(reading);
  const domestic = iban === undefined ? findDomesticAccount(reading) : undefined;
  const parties = { seller, buyer, account: iban };
  const taxIds = findTaxIds(reading, parties, context);
  const sideOf = sides(reading, parties);
  const currency = findCurrency(
    reading,
    [iban, taxIds.sellerVat].flatMap((found) => (found === undefined ? [] : [found.value.slice(0, 2)])),
  );
  const labelled = findTotals(withoutCountervalues(reading, currency?.value), title.kind === 'credit');
  const found = findItems(reading, sumTargets(reading, valuesOf(labelled)));
  const proven = found === undefined || close(labelled) ? undefined : totalsBelow(reading, found);
  const terms = findPaymentTerms(reading);
  const addresses = findAddresses(reading, { seller, buyer, sellerVatId: taxIds.sellerVat, buyerVatId: taxIds.buyerVat, currency: currency?.value });
  return {
    title,
    isSelfBilled: isSelfBilled(reading),
    number,
    issueDate,
    dueDate: dueByTerms(findDueDate(reading, issueDate?.value), terms, issueDate),
    terms: terms ?? findStatedTerms(reading),
    currency,
    purchaseOrder,
    buyerReference: findPhrase(reading, 'buyerReference'),
    despatch,
    seller: seller && withOwnBox(reading, seller),
    buyer: buyer && withOwnBox(reading, buyer),
    delivery: findDelivery(reading, issueDate, despatch),
    references: findReferences(reading, title, { number, order: purchaseOrder }),
    addresses,
    taxIds,
    account: iban ?? domestic?.account,
    paymentReference: findPaymentReference(reading, number),
    directDebit: findDirectDebit(reading),
    details: {
      tradingName: findTradingName(reading, seller, buyer),
      bic: findBic(reading, iban) ?? domestic?.bank,
      accountName: findAccountName(reading, { account: iban ?? domestic?.account, seller }),
      registrations: findRegistrations(reading, taxIds, sideOf, { seller: seller?.value, buyer: buyer?.value }),
      contact: findContact(reading, parties, sideOf, addresses.seller),
    },
    totals: proven ?? (found === undefined ? labelled : withoutPaidItems(unsureAmongItems(labelled, found.items), found)),
    items: proven === undefined || found === undefined ? found : { ...found, isSum: proven.outlays === undefined },
  };
}

function signs({ title, number, totals, issueDate, dueDate, taxIds, account }: Findings, reading: Reading): number {
  const named = isBill(title.kind) && !title.isReference ? 2 : title.mentionsInvoice ? 1 : 0;
  // That pages print one amount alone says little without a day to pay it by.
  const amounts = totals.gross === undefined || (totals.gross.confidence <= ONLY && dueDate === undefined) ? 0 : 1;
  // In a letter a number stands behind the word for another invoice.
  const numbered = number !== undefined && (named === 2 || number.confidence >= LIKELY_NUMBER) ? 1 : 0;
  const dated = issueDate === undefined ? 0 : 0.5;
  // Who is not registered for a tax has no id of it, and says so.
  const taxed = taxIds.sellerVat !== undefined || account !== undefined || isExempt(reading) ? 0.5 : 0;
  const asked = totals.due?.label !== undefined && (account !== undefined || number !== undefined) ? 1 : 0;
  // Advertising and policies have dates, amounts and accounts too, letters numbers of invoices.
  if (named < 2 && (numbered + asked === 0 || amounts === 0)) return 0;
  return named + amounts + numbered + dated + taxed + asked;
}

const isCorrection = wordPattern(LANGUAGES.flatMap(({ correctionTitles = [] }) => correctionTitles));
const isCredit = wordPattern(LANGUAGES.flatMap(({ creditTitles, correctionTitles = [] }) => creditTitles.filter((title) => !correctionTitles.includes(title))));

const CREDITED = LANGUAGES.flatMap(({ creditTitles }) => creditTitles.map((title) => squeeze(title)).filter((title) => title.length > 4));
/** Whether a total is called what is credited: `Gutschriftbetrag`. */
const isOfCredit = (label = ''): boolean => CREDITED.some((title) => squeeze(label).startsWith(title));

/** A credit note states what it credits, whatever sign is printed. What is only called a correction is an invoice by the difference, if that is less than nothing and not called a credit. */
function settleSign(invoice: Invoice, { text = '' }: Title, { gross, due }: Totals): void {
  const isDifference = isCorrection(text) && !isCredit(text) && !isOfCredit(gross?.label) && !isOfCredit(due?.label);
  if (isDifference && invoice.totals.withVat?.startsWith('-') === true) invoice.typeCode = CORRECTED;
  else asCredited(invoice);
}

type Evidence = Readonly<Record<string, FieldEvidence>>;

/** What a layout told where to find, where the words of the page were recognised in a picture. */
const taughtPlaces = (evidence: Evidence): Record<string, FieldEvidence> =>
  Object.fromEntries(Object.entries(evidence).filter(([, { method, box }]) => method === 'layout' && box !== undefined));

/** Evidence of printed pages, by what such claims were worth. */
function inPrint(claimed: Evidence, invoice: Invoice, reading: Reading, { rawConfidence }: ExtractionContext): Record<string, FieldEvidence> {
  return rawConfidence === true
    ? { ...claimed }
    : readInFull(partiesAskedWithoutProof(calibrateEvidence(claimed, CALIBRATION), claimed, invoice, reading), invoice);
}

/** Evidence of recognised pages, by how sure their words are, by what bears it out, and by what such claims were worth. */
function onPictures(
  claimed: Evidence,
  invoice: Invoice,
  reading: Reading,
  rows: readonly Row[],
  { rawConfidence, isCoarse }: ExtractionContext,
): Record<string, FieldEvidence> {
  const proven = proofOf(claimed, invoice, reading);
  const borne = withProof(doubted(claimed, rows), claimed, invoice, proven);
  return rawConfidence === true ? borne : unsureWithoutProof(worthOnPictures(borne, proven), invoice, proven, isCoarse);
}

/** Reads an invoice by the words of its pages; refuses a text that has not the signs of one. */
export function extractText(
  rows: readonly Row[],
  context: ExtractionContext,
  format: ExtractionFormat = 'pdf-text',
  reading: Reading = read(rows),
): Extracted | Refused {
  const findings = find(reading, context);
  if (context.insisted !== true && (isOtherKind(findings.title.kind) || signs(findings, reading) < ENOUGH_SIGNS)) return refusedAs(findings.title);
  const { invoice, evidence: claimed } = assemble(findings);
  if (findings.items !== undefined) takeCharges(reading, invoice, claimed, findings.items, findings.totals.outlays);
  const recognised = isRecognised(rows);
  const printed = recognised ? onPictures(claimed, invoice, reading, rows, context) : inPrint(claimed, invoice, reading, context);
  const evidence = format === 'text' ? withoutDesign(printed) : printed;
  const layout = context.layouts?.find((each) => hasLayout(reading, each));
  const taught = layout && { id: layout.id, missed: readByLayout(reading, layout, invoice, evidence, findings) };
  if (recognised) Object.assign(evidence, doubted(taughtPlaces(evidence), rows));
  takeBreakdown(reading, invoice, evidence);
  takeRateOfLines(invoice, evidence);
  settleSign(invoice, findings.title, findings.totals);
  const review = reviewOf(invoice, evidence);
  if (taught !== undefined && taught.missed.length > 0) review.push({ field: '', reason: 'LAYOUT_CHANGED', confidence: 0, value: taught.missed.join(', ') });
  return { outcome: 'extracted', format, invoice, evidence, review, identities: identitiesOf(reading), ...(taught === undefined ? {} : { layout: taught }) };
}
