import type { Invoice } from '@smartap/en16931';
import { oncePer, plain, sum } from '@smartap/runtime';
import { valueAt } from '../field-path.js';
import type { FieldEvidence } from '../outcome.js';
import { calibrateEvidence } from './calibrate.js';
import { CALIBRATION } from './calibration-table.js';
import { wordsUnder } from './doubt.js';
import { SCAN_CALIBRATION } from './scan-calibration-table.js';
import { squeeze } from '../text/print/fold.js';
import type { Reading } from '../text/print/reading.js';
import { scaled } from '../text/totals/scaled.js';
import { isCorroborated } from '../text/parties/names/spoken-for.js';
import { isOutdone } from '../text/totals/outdone.js';
import { hasKnownRate } from '../text/totals/rates.js';
import { isProvenWhereSpoken } from '../text/parties/ids/id-forms.js';
import { companyName, mayEndWithStop } from '../text/parties/names/company-name.js';
import { PROVEN_SELLER } from '../text/parties/seller/seller-proof.js';
import { MAY_GO_ON } from '../text/parties/seller/whole-name.js';
import { isChecked } from './check-digits.js';

const SELLER_NAME = 'seller.name';
const BUYER_NAME = 'buyer.name';

type Evidence = Readonly<Record<string, FieldEvidence>>;

/** What a recognised value claims at most that nothing else on its pages bears out: one wrong figure looks as sure as a right one. */
const UNPROVEN = 0.75;

/** What such a value is worth at most after calibration: it is asked about. */
const STILL_ASKED = 0.85;

const isPrinted = (own: FieldEvidence | undefined): boolean => own?.box !== undefined;

/** Whether two values were read at two places. */
function isApart(a: FieldEvidence | undefined, b: FieldEvidence | undefined): boolean {
  if (a?.box === undefined || b?.box === undefined) return false;
  return a.page !== b.page || a.box.join() !== b.box.join();
}

/** Whether net, tax and gross bear each other out: all three are printed and add up, two of them make a rate in use, or the tax is printed as none and net and gross stand at two places. */
function bearOut({ withoutVat, vat, withVat }: Invoice['totals'], evidence: Evidence): boolean {
  if (withoutVat === undefined || withVat === undefined) return false;
  const [net, gross, tax] = [scaled(withoutVat), scaled(withVat), scaled(vat ?? '0')];
  if (net + tax !== gross) return false;
  if (tax === 0n) return isPrinted(evidence['totals.vat']) && isApart(evidence['totals.withoutVat'], evidence['totals.withVat']);
  const printed = ['totals.withoutVat', 'totals.vat', 'totals.withVat'].filter((path) => isPrinted(evidence[path])).length;
  return printed === 3 || (printed === 2 && hasKnownRate(net, tax));
}

/** The totals that others of the document prove. */
function provenTotals({ totals, lines }: Invoice, evidence: Evidence, reading: Reading): Set<string> {
  const proven = new Set<string>();
  const { withoutVat, withVat, paid, due, lineNetSum, allowances, charges } = totals;
  if (withVat !== undefined && isOutdone(scaled(withVat), reading)) return proven;
  if (bearOut(totals, evidence)) for (const key of ['withoutVat', 'vat', 'withVat']) proven.add(`totals.${key}`);
  const isSettled = withVat !== undefined && due !== undefined && scaled(withVat) - scaled(paid ?? '0') === scaled(due);
  if (isSettled && isApart(evidence['totals.withVat'], evidence['totals.due'])) proven.add('totals.withVat');
  // What is left to pay is reckoned from what was paid where it is not printed: it proves nothing of that.
  const isDueKnown = paid === undefined || isPrinted(evidence['totals.due']);
  if (isSettled && isDueKnown && proven.has('totals.withVat')) for (const key of ['paid', 'due']) proven.add(`totals.${key}`);
  // A line that was not recognised is missing in their sum: alone it proves nothing.
  const isSum =
    isPrinted(evidence['totals.lineNetSum']) &&
    lines.every((line) => line.net !== undefined) &&
    plain(sum(lines.map((line) => line.net ?? '0'))) === lineNetSum;
  if (lineNetSum !== undefined && (isSum || (lineNetSum === withoutVat && proven.has('totals.withoutVat')))) proven.add('totals.lineNetSum');
  const isAdjusted = allowances !== undefined || charges !== undefined;
  const comesTo = lineNetSum === undefined ? undefined : scaled(lineNetSum) - scaled(allowances ?? '0') + scaled(charges ?? '0');
  if (isAdjusted && proven.has('totals.withoutVat') && withoutVat !== undefined && comesTo === scaled(withoutVat))
    for (const key of ['lineNetSum', 'allowances', 'charges']) proven.add(`totals.${key}`);
  return proven;
}

/** Whether a field of recognised pages is sure only where something bears it out. */
const needsProof = (path: string): boolean => path.startsWith('totals.') || path === SELLER_NAME || path === 'seller.vatId';

/** A shorter text stands in others too. */
const LEAST_TELLING = 5;

/** All that is printed, squeezed. */
const printedIn = oncePer(({ lines }: Reading) => squeeze(lines.map(({ row }) => row.text).join(' ')));

/** Whether an identifier or a name is printed at two places, and was read alike at both. */
function isReadTwice(text: string | undefined, reading: Reading): boolean {
  const wanted = squeeze(text ?? '');
  return wanted.length >= LEAST_TELLING && printedIn(reading).split(wanted).length > 2;
}

/** Whether a name has a full stop behind it elsewhere that may have been lost here: `Printing, Inc`. */
const isWithStopElsewhere = (name: string, reading: Reading): boolean =>
  /\p{L}$/u.test(name) && mayEndWithStop(name) && reading.lines.some(({ row }) => row.text.includes(`${name}.`));

/** How long a dash is no recogniser says; of what a comma parts, only a legal form is of the name. */
const isUnclear = (name: string): boolean => /\s[-–—]\s/.test(name) || (name.includes(',') && companyName(name) !== name);

const lettersIn = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Whether a name may be written otherwise than it was read: it is so elsewhere, with an accent or a full stop that may have been lost at one of the places, or signs in it may be others. */
const mayBeWrittenOtherwise = (name: string, reading: Reading): boolean =>
  isUnclear(name) ||
  isWithStopElsewhere(name, reading) ||
  reading.lines.some(({ row }) => squeeze(row.text).includes(squeeze(name)) && !lettersIn(row.text).includes(lettersIn(name)));

/** Two readings that agree claim so much of a word; of misread ones they never did. */
const READ_SURELY = 0.97;

/** Whether every word of a name was read so. */
function isReadSurely(own: FieldEvidence | undefined, reading: Reading): boolean {
  const words =
    own === undefined
      ? []
      : wordsUnder(
          reading.lines.flatMap((line) => line.words),
          own,
        );
  return words.length > 0 && words.every(({ confidence }) => (confidence ?? 0) >= READ_SURELY);
}

/**
 * The paths of what is borne out on recognised pages, besides VAT ids and accounts whose check digits hold: totals by other amounts, a tax number by the check digits of where the language is spoken, a number by a second place,
 * a seller's name by mail and web addresses, or by two signs where it is read alike at two places or surely, a buyer's name that is read surely.
 *
 * @param evidence of which the places count
 */
export function proofOf(evidence: Evidence, invoice: Invoice, reading: Reading): ReadonlySet<string> {
  const proven = provenTotals(invoice, evidence, reading);
  for (const path of ['seller.vatId', 'buyer.vatId']) if (isProvenWhereSpoken(valueAt(invoice, path) ?? '', reading.language)) proven.add(path);
  if (isReadTwice(invoice.number, reading)) proven.add('number');
  const [{ name }, buyer] = [invoice.seller, invoice.buyer.name];
  if (buyer !== undefined && isSurelyName(buyer, reading) && isReadSurely(evidence[BUYER_NAME], reading) && !mayBeWrittenOtherwise(buyer, reading))
    proven.add(BUYER_NAME);
  // Two signs say whose name it is, and a second place, or two readings that agree, how it is written.
  const isSigned = (evidence[SELLER_NAME]?.confidence ?? 0) >= PROVEN_SELLER && (isReadTwice(name, reading) || isReadSurely(evidence[SELLER_NAME], reading));
  // What begins with another sign holds a part of a drawing; in small letters alone it is a brand, which addresses speak for too; what ends within a legal form has lost its end.
  if (
    name !== undefined &&
    /^[\p{L}\p{N}]/u.test(name) &&
    /\p{Lu}/u.test(name) &&
    !MAY_GO_ON.test(name) &&
    !mayBeWrittenOtherwise(name, reading) &&
    (isSigned || isCorroborated(reading, name))
  )
    proven.add(SELLER_NAME);
  return proven;
}

/**
 * Evidence of recognised pages by what bears its values out: what needs proof and has none claims less; what check digits, other amounts or a second place
 * prove claims what it would in print, however unsure its words are. Of a name a sign says whose it is, not how it is written.
 *
 * @param evidence by how sure the words are
 * @param inPrint the same, were every word sure
 */
export function withProof(evidence: Evidence, inPrint: Evidence, invoice: Invoice, proven: ReadonlySet<string>): Record<string, FieldEvidence> {
  const confidenceOf = (path: string, claimed: number): number => {
    if (isChecked(invoice, path) || (proven.has(path) && path !== SELLER_NAME)) return inPrint[path]?.confidence ?? claimed;
    return needsProof(path) && !proven.has(path) ? Math.min(claimed, UNPROVEN) : claimed;
  };
  return Object.fromEntries(Object.entries(evidence).map(([path, own]) => [path, { ...own, confidence: confidenceOf(path, own.confidence) }]));
}

/** What claims of recognised pages are worth after calibration: that of a buyer's name which was read surely as much as in print, where only whose it is may be wrong. */
export function worthOnPictures(evidence: Evidence, proven: ReadonlySet<string>): Record<string, FieldEvidence> {
  const worth = calibrateEvidence(evidence, SCAN_CALIBRATION);
  const own = evidence[BUYER_NAME];
  return own !== undefined && proven.has(BUYER_NAME) ? { ...worth, ...calibrateEvidence({ [BUYER_NAME]: own }, CALIBRATION) } : worth;
}

/** Told by words and signs, not by figures that look like others. */
const OF_WORDS: ReadonlySet<string> = new Set(['currency', 'typeCode']);

/** Identifiers that no check digits prove. */
const NUMBERS: ReadonlySet<string> = new Set(['number', 'purchaseOrderReference', 'buyerReference', 'despatchAdviceReference']);
/** Letters where figures were meant, or may have been: `DELIVERYOO2`, `20245O`, `RB7654321`. */
const MAY_BE_FIGURES = /O{2,}(?=\d)|\d[OoIl|]|\p{Lu}B(?=\d{5})/u;

/** Whether an identifier was read with letters that may be figures. */
const isAmbiguous = (path: string, invoice: Invoice): boolean => NUMBERS.has(path) && MAY_BE_FIGURES.test(valueAt(invoice, path) ?? '');

/**
 * Evidence in which nothing that needs proof and has none is above the bound of review, however often such values were right on pages that were measured.
 *
 * @param isCoarse all that figures say needs proof: by check digits, by other amounts, or by a second place that says the same
 */
export function unsureWithoutProof(evidence: Evidence, invoice: Invoice, proven: ReadonlySet<string>, isCoarse = false): Record<string, FieldEvidence> {
  const isProven = (path: string): boolean => proven.has(path) || isChecked(invoice, path);
  const isAsked = (path: string): boolean => isAmbiguous(path, invoice) || ((needsProof(path) || (isCoarse && !OF_WORDS.has(path))) && !isProven(path));
  return Object.fromEntries(
    Object.entries(evidence).map(([path, own]) => [path, isAsked(path) ? { ...own, confidence: Math.min(own.confidence, STILL_ASKED) } : own]),
  );
}

/** What a buyer claims who is the tenant by name or stands behind a label of names. */
const NAMED_BUYER = 0.9;

/** Whether a text is a party's name and no label or line of something else: it has a legal form, or words that are printed at a second place too; a word alone is a label at both. */
const isSurelyName = (text: string | undefined, reading: Reading): boolean =>
  text !== undefined && (companyName(text) !== undefined || (/\s/.test(text) && isReadTwice(text, reading)));

/**
 * Evidence of printed pages in which parties are above the bound of review only where they are proven, since layouts that nobody measured have names of their own kind:
 * a seller by signs that depend on nothing else, a buyer who stands where buyers stand by what he is called.
 *
 * @param claimed the same before calibration
 */
export function partiesAskedWithoutProof(evidence: Evidence, claimed: Evidence, { buyer }: Invoice, reading: Reading): Record<string, FieldEvidence> {
  const claimOf = (path: string): number => claimed[path]?.confidence ?? 0;
  const isProven: Readonly<Record<string, boolean>> = {
    [SELLER_NAME]: claimOf(SELLER_NAME) >= PROVEN_SELLER,
    [BUYER_NAME]: claimOf(BUYER_NAME) >= NAMED_BUYER || isSurelyName(buyer.name, reading),
  };
  return Object.fromEntries(
    Object.entries(evidence).map(([path, own]) => [path, isProven[path] === false ? { ...own, confidence: Math.min(STILL_ASKED, own.confidence) } : own]),
  );
}
