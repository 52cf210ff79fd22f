import { oncePer } from '@smartap/runtime';
import { sameLeft, sameRight } from '../../../pdf/edges.js';
import type { ExtractionContext } from '../../../outcome.js';
import { isCollectedNear } from '../../dates/pay-by.js';
import type { Found } from '../../found.js';
import { INWARD, OUTWARD } from '../../print/british-code.js';
import { squeeze } from '../../print/fold.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import { textOfLines } from '../../print/line.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { isPhrase, wordPattern } from '../../print/says.js';
import { squeezedLines } from '../../print/squeezed.js';
import { isSpokenFor } from '../names/spoken-for.js';
import { companyName, denomination } from '../names/company-name.js';
import { inShort } from '../names/legal-forms.js';
import { isNameLike } from '../names/name-like.js';
import { cleanName, isSameName } from '../names/clean-name.js';
import { heightOf } from '../../print/page-height.js';
import { holderAfter } from '../payment/holder-after.js';
import { namesInSections } from '../sections.js';
import { findTenant } from '../tenant.js';
import { isSelfBilled } from '../whose/owners.js';
import { isForSomebody } from './addressee.js';
import { addressees, contactBlocks, footBlocks, letterHead } from './blocks.js';
import { WEIGHTS, type Clue } from './clue.js';
import { companies, imprints } from './companies.js';
import { issuedFor } from './on-behalf.js';
import { nameInFull, ownerBelow, provenBehind, housedBehind, registeredBehind, soleTraderBehind } from './registered-behind.js';
import { isInHead, isProvenSeller, PROVEN_SELLER } from './seller-proof.js';
import { senderLines } from './sender-line.js';
import { completed, withForm } from './split-name.js';

const MAX_REPEATS = 3;
/** Lines of another column that may stand between a town and its post code, and that of the code. */
const MAX_BETWEEN = 2;
/** What the likeliest name must claim at least to be proven. */
const LIKELY = 0.5;
/** Headings that differ by less say it as surely. */
const AS_SURE = 0.05;
/** What speaks against a name that stands under a heading of the buyer, and against it where the buyer writes the invoice. */
const [BUYERS, BUYERS_OWN] = [0.7, 2];
const isBank = wordPattern(LANGUAGES.flatMap(({ names }) => names.banks));

/** Lines that speak of one account stand so near to each other. */
const OF_ACCOUNT = 4;

/** Whether the lines around one say that the amount is collected: who is named there is who pays. */
const isDebitedAt = (reading: Reading, index: number): boolean => isCollectedNear(reading, index, OF_ACCOUNT);

/** Who is named as the holder of an account. */
const holdersOf = oncePer((reading: Reading): readonly { readonly found: Found; readonly isDebited: boolean }[] =>
  labelsOfField(reading, 'accountHolder').flatMap(({ hit, index }) => {
    const found = holderAfter(reading, index, hit);
    return found === undefined || !isNameLike(found.value)
      ? []
      : [{ found: { ...found, value: cleanName(found.value) }, isDebited: isDebitedAt(reading, index) }];
  }),
);

/** Whose account is to be paid into. */
function holders(reading: Reading, height: number): Clue[] {
  return holdersOf(reading).flatMap(({ found, isDebited }) => {
    if (isDebited) return [];
    // Whose account it is, and whose name stands in the head.
    const isAlso = isInHead(reading, found.value, height);
    return [{ found, score: WEIGHTS.holder + (isAlso ? WEIGHTS.heldAlso : 0) }];
  });
}

/** Whether two names are one, its legal form written out or in short. */
const isOneName = (a: string, b: string): boolean => inShort(squeeze(a)) === inShort(squeeze(b));

/** What speaks for one name taken together. */
function merge(clues: readonly Clue[], reading: Reading, height: number): Clue[] {
  const merged: Clue[] = [];
  for (const each of clues.toSorted((a, b) => b.score - a.score)) {
    const known = merged.find((other) => isOneName(other.found.value, each.found.value));
    if (known === undefined) {
      merged.push({ ...each });
      continue;
    }
    // A head states the name as it is, terms of payment often in short.
    if (
      squeeze(known.found.value) !== squeeze(each.found.value) &&
      !isInHead(reading, known.found.value, height) &&
      isInHead(reading, each.found.value, height)
    )
      known.found = each.found;
    known.score += each.score > WEIGHTS.company + WEIGHTS.edge ? each.score * 0.5 : WEIGHTS.repeated;
  }
  for (const each of merged) {
    const name = squeeze(each.found.value);
    const repeats = squeezedLines(reading).filter((line) => line.includes(name)).length - 1;
    each.score += Math.min(MAX_REPEATS, Math.max(0, repeats)) * WEIGHTS.repeated;
    if (isSpokenFor(reading, each.found.value)) each.score += WEIGHTS.domain;
    // What stands in the head of a letter is not the bank that its account is at.
    if (isBank(each.found.value) && !isInHead(reading, each.found.value, height)) each.score += WEIGHTS.bank;
    if (isForSomebody(reading, each.found)) each.score += WEIGHTS.forSomebody;
  }
  return merged;
}

/** A heading that says it less surely than another, of another company, is of something else: `To:` on the slip that goes back with the payment. */
const surestOf = (buyers: readonly Found[]): Found[] =>
  buyers.filter(({ value, confidence }) => confidence >= (buyers[0]?.confidence ?? 0) - AS_SURE || companyName(value) === undefined);

/** A post code in a line of its own. */
const CODE_ALONE = new RegExp(String.raw`^(?:${OUTWARD}\s${INWARD}|\d{4,6}|\d{3}\s\d{2})$`);

/** Whether what looks like a name is the town of an address, right above its post code: `Leeds` / `LS10 2AB`. */
function isTownAbove({ lines }: Reading, { value, line, box, page }: Found): boolean {
  if (companyName(value) !== undefined || /\d/.test(value)) return false;
  const under = lines
    .slice(line + 1, line + 1 + MAX_BETWEEN)
    .flatMap(({ row }) => (row.page === page ? row.cells.filter((cell) => sameLeft(cell.box, box) || sameRight(cell.box, box)) : []))[0];
  return under !== undefined && CODE_ALONE.test(under.text);
}

/** Words that say what kind of firm it is. */
const FIRMS: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.firms));

/** Whether what looks like a name only says what kind of firm it is: `NOTARÍA`, above whose it is. */
const isKindOfFirm = (name: string): boolean => isPhrase(name, FIRMS);

/** What may stand between two names: `Familie Haselböck · Weingut Haselböck KG`. */
const PARTED = /\s[·•]\s/;

/** Names that may be the seller's, the likeliest first; none that is the tenant's or stands under the buyer's heading. */
export function findSellers(reading: Reading, context: ExtractionContext): Found[] {
  const height = heightOf(reading.lines.filter(({ row }) => row.page === 1));
  const agentsFor = issuedFor(reading).map((found) => ({ found, score: WEIGHTS.onBehalf }));
  const sections =
    agentsFor.length > 0 ? agentsFor : namesInSections(reading, 'sellerSection').map((found) => ({ found, score: WEIGHTS.section * found.confidence }));
  const debtors = holdersOf(reading)
    .filter(({ isDebited }) => isDebited)
    .map(({ found }) => found);
  const buyers = [...surestOf(namesInSections(reading, 'buyerSection')), ...debtors].map(({ value }) => companyName(value) ?? value);
  const text = textOfLines(reading.lines);
  const clues = [
    ...sections,
    ...senderLines(reading),
    ...companies(reading, height),
    ...letterHead(reading, height),
    ...contactBlocks(reading, height),
    ...footBlocks(reading, height),
    ...imprints(reading, height),
    ...holders(reading, height),
  ].map((each) => completed(reading, each));
  const others = [...buyers, ...(context.buyerNames ?? [])];
  const isOwn = ({ found }: Clue): boolean => found.value === '' || context.buyerNames?.some((name) => isSameName(name, found.value)) === true;
  const isTenantNamed = findTenant(reading, context) !== undefined;
  const named = merge(
    clues.filter(({ found }) => !isTownAbove(reading, found) && !isKindOfFirm(found.value)).map((each) => withForm(reading, each, clues, others)),
    reading,
    height,
  ).filter((each) => !isOwn(each));
  // Who writes the invoice of another has the head of the page.
  const isBuyers = isSelfBilled(reading) ? BUYERS_OWN : BUYERS;
  const rated = (named.length > 0 ? named : addressees(reading, height).filter((each) => !isOwn(each)))
    .map((each) => ({ ...each, score: buyers.some((name) => isSameName(name, each.found.value)) ? each.score - isBuyers : each.score }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
  const facts = { sections: sections.map((each) => each.found), isTenantNamed, isBuyerHeaded: buyers.length > 0 };
  // Beside an account in the foot its bank is named.
  const firms = rated.filter(({ found }, index) => index === 0 || !isBank(found.value) || isInHead(reading, found.value, height));
  const behind = [
    registeredBehind(reading, height, firms, buyers),
    provenBehind(reading, firms, buyers, facts),
    soleTraderBehind(reading, height, firms),
    housedBehind(reading, firms, buyers),
  ].find((each) => each !== undefined);
  const isBrandProven = behind !== undefined && rated[0] !== undefined && isProvenSeller(reading, rated[0].found, facts);
  const registered = ownerBelow(reading, rated, buyers) ?? (isBrandProven ? undefined : behind) ?? nameInFull(reading, rated, buyers);
  const ordered = registered === undefined ? rated : [registered, ...rated.filter(({ found }) => found.value !== registered.found.value)];
  return ordered.map(({ found, score }, index, all) => {
    // What stands out from the next best is rarely wrong.
    const margin = score - (all[index + 1]?.score ?? 0);
    const claimed = Math.max(0.1, Math.min(0.93, 0.3 + 0.38 * score + (margin > 0.35 ? 0.12 : 0)));
    // Who trades under a brand is asked about, and of which part of a line a name is.
    const isProven = index === 0 && !PARTED.test(found.value) && found !== registered?.found && claimed >= LIKELY && isProvenSeller(reading, found, facts);
    return { ...found, value: denomination(found.value, text), confidence: isProven ? PROVEN_SELLER : claimed };
  });
}
