import { compactVatId } from '@smartap/tax-ids';
import type { Found, Place } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import type { Side } from '../whose/sides.js';
import type { TaxIds } from '../ids/tax-ids.js';
import { isSelfBilled } from '../whose/owners.js';
import { printedRegistrations, type PrintedRegistration } from './printed-registrations.js';
import { KINDS } from './kinds.js';

/** A number in a register of companies (BT-30, BT-47), with the scheme of the register (ISO/IEC 6523). */
export interface Registration extends Found {
  scheme?: string;
}

/** What the parties are registered under. */
export interface Registrations {
  seller: Registration | undefined;
  buyer: Registration | undefined;
}

/** How sure it is whose a number is: the VAT id has it in it, its label says so, the law wants it on the letters of the company alone. */
const CLAIMS = { vatId: 0.97, label: 0.88, imprint: 0.88 } as const;
/** Numbers without check digits may be misread or another's. */
const UNPROVEN = 0.03;

/** Partnerships and traders are in register A; what a letter of theirs prints of register B is their general partner's. */
const PARTNERSHIP = /(?:\b(?:KG|OHG)|& Co\.?|e\.\s?K\.)$/;

type Party = keyof Registrations;

/** Whether a VAT id has the number in it; undefined where none is known, or where it is this number itself, misread. */
function isIn(vatId: Found | undefined, { kind, value, isProven }: PrintedRegistration): boolean | undefined {
  if (vatId === undefined || kind.vat === undefined) return undefined;
  const [id, figures] = [compactVatId(vatId.value), compactVatId(value).replace(/^CHE/, '').slice(0, kind.vatFigures)];
  return id === figures && !isProven ? undefined : id.includes(figures);
}

/** Whose a number is: by the VAT ids, its label, the place it stands in, the kind it is of. */
function partyOf(item: PrintedRegistration, { sellerVat, buyerVat }: TaxIds, sideOf: (item: Place) => Side, isSellersLetter: boolean): Side {
  const { kind, isProven, isBuyers } = item;
  const [ofSeller, ofBuyer] = [isIn(sellerVat, item), isIn(buyerVat, item)];
  if (ofSeller === true || ofBuyer === true)
    return { party: ofSeller === ofBuyer ? undefined : ofSeller === true ? 'seller' : 'buyer', confidence: CLAIMS.vatId };
  // A figure of it was misread, or its label means something else here.
  if (kind.register !== undefined && !isProven) return { party: undefined, confidence: 0 };
  const side = sideOf(item);
  const by = isBuyers
    ? ({ party: 'buyer', confidence: CLAIMS.label } as const)
    : side.party === undefined && kind.isImprint === true && isSellersLetter
      ? ({ party: 'seller', confidence: CLAIMS.imprint } as const)
      : side;
  // The VAT id of the party would have it in it.
  if ((by.party === 'seller' ? ofSeller : ofBuyer) === false) return { party: undefined, confidence: 0 };
  if (kind.within !== undefined && sellerVat?.value.startsWith(kind.within) !== true) return { party: undefined, confidence: 0 };
  return { ...by, confidence: by.confidence - (isProven ? 0 : UNPROVEN) };
}

/** How sure the place of a number is, whether or not it has check digits: of two in one place the register says more than the statistics. */
const placeOf = ({ item: { isProven }, side }: { item: PrintedRegistration; side: Side }): number => side.confidence + (isProven ? 0 : UNPROVEN);

/** The number of a party: the surest of the kind that comes first; none where two are as sure. */
function best(all: readonly { item: PrintedRegistration; side: Side }[], party: Party, name = ''): Registration | undefined {
  const own = all
    .filter(({ side, item }) => side.party === party && !(item.kind.prefix === 'HRB' && PARTNERSHIP.test(name)))
    .toSorted((a, b) => placeOf(b) - placeOf(a) || KINDS.indexOf(a.item.kind) - KINDS.indexOf(b.item.kind));
  const [first] = own;
  if (
    first === undefined ||
    own.some(({ item, side }) => item.kind === first.item.kind && item.value !== first.item.value && side.confidence === first.side.confidence)
  )
    return undefined;
  const { kind, isProven: _isProven, isBuyers: _isBuyers, ...found } = first.item;
  return { ...found, confidence: first.side.confidence, ...(kind.scheme !== undefined && { scheme: kind.scheme }) };
}

/** The numbers by which registers of companies know the parties. */
export function findRegistrations(
  reading: Reading,
  taxIds: TaxIds,
  sideOf: (item: Place) => Side,
  names: Partial<Record<Party, string | undefined>> = {},
): Registrations {
  const printed = printedRegistrations(reading);
  const isSellersLetter = printed.length > 0 && !isSelfBilled(reading);
  const all = printed.map((item) => ({ item, side: partyOf(item, taxIds, sideOf, isSellersLetter) }));
  return { seller: best(all, 'seller', names.seller), buyer: best(all, 'buyer', names.buyer) };
}
