import type { Found, Place } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { isCorroborated } from '../names/spoken-for.js';
import { FOOT, HEAD, heightOf } from '../../print/page-height.js';
import { isInHead } from '../seller/seller-proof.js';
import { ADDRESS_HEIGHT, isSelfBilled, owners, SURE_NAME, type Parties } from './owners.js';

/** Whose something is that stands on the pages, and how sure that is. */
export interface Side {
  readonly party: 'seller' | 'buyer' | undefined;
  readonly confidence: number;
}

const CLAIMS = { block: 0.93, named: 0.92, foot: 0.88, head: 0.85, buyer: 0.9, section: 0.85 } as const;
const NOBODY: Side = { party: undefined, confidence: 0 };

/** Whether the head and the foot of the pages are the seller's: that is named there, or addresses speak for it; who writes for another prints its own. */
function hasLetter(reading: Reading, seller: Found | undefined, height: number): boolean {
  if (seller === undefined || seller.confidence < SURE_NAME) return false;
  const isAtFoot = reading.lines.some(({ row }) => row.box[1] > FOOT * height && row.text.includes(seller.value));
  return (isAtFoot || isCorroborated(reading, seller.value) || isInHead(reading, seller.value, height)) && !isSelfBilled(reading);
}

/** What tells whose something is: the block that it stands in, a line that names a party, the foot and the head of the letter. */
export function sides(reading: Reading, parties: Parties): (item: Place) => Side {
  const { seller, buyer } = parties;
  const whoseIs = owners(reading, parties);
  const height = heightOf(reading.lines);
  let isSellersLetter: boolean | undefined;
  return (item) => {
    const { inBuyersBlock, underSeller, isOfSeller, isSetToSeller, section } = whoseIs(item);
    const text = reading.lines[item.line]?.row.text ?? '';
    const namesBuyer = buyer !== undefined && text.includes(buyer.value);
    if (seller !== undefined && !namesBuyer && text.includes(seller.value)) return { party: 'seller', confidence: CLAIMS.named };
    if (inBuyersBlock) return underSeller ? NOBODY : { party: 'buyer', confidence: CLAIMS.buyer };
    if (section !== undefined && section.field !== 'sellerSection')
      return section.field === 'buyerSection' && section.drop <= ADDRESS_HEIGHT ? { party: 'buyer', confidence: CLAIMS.section } : NOBODY;
    if (section !== undefined) return { party: 'seller', confidence: CLAIMS.block };
    if (underSeller || isOfSeller || isSetToSeller) return { party: 'seller', confidence: CLAIMS.block };
    isSellersLetter ??= hasLetter(reading, seller, height);
    if (!isSellersLetter || namesBuyer) return NOBODY;
    if (item.box[1] > FOOT * height) return { party: 'seller', confidence: CLAIMS.foot };
    const isAboveBuyer = buyer === undefined || buyer.page !== 1 || item.box[3] <= buyer.box[1];
    return item.page === 1 && item.box[1] < HEAD * height && isAboveBuyer ? { party: 'seller', confidence: CLAIMS.head } : NOBODY;
  };
}
