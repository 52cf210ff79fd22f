import type { Found } from '../identifiers.js';
import { isHeading } from '../print/label-hits.js';
import type { LabelField } from '../print/labels/index.js';
import type { Reading } from '../print/reading.js';
import { isCorroborated } from './domains.js';
import { FOOT, HEAD, heightOf } from './page-height.js';
import { SAME_EDGE } from './printed-ids.js';
import { isInHead } from './seller/seller-proof.js';
import { isSelfBilled, owners, type Parties, type Place } from './whose.js';

/** Whose something is that stands on the pages, and how sure that is. */
export interface Side {
  readonly party: 'seller' | 'buyer' | undefined;
  readonly confidence: number;
}

const CLAIMS = { block: 0.93, named: 0.92, foot: 0.88, head: 0.85, buyer: 0.9, section: 0.85 } as const;
/** From here on the name of the seller, or a heading, says whose block it begins. */
const SURE = 0.7;
/** Headings of parties and of where the goods went, how far down a form below one goes, and an address, in points. */
const SECTIONS: ReadonlySet<LabelField> = new Set(['sellerSection', 'buyerSection', 'deliverySection']);
const [SECTION_HEIGHT, ADDRESS_HEIGHT] = [220, 130];
const NOBODY: Side = { party: undefined, confidence: 0 };

/** Whether the head and the foot of the pages are the seller's: that is named there, or addresses speak for it; who writes for another prints its own. */
function hasLetter(reading: Reading, seller: Found | undefined, height: number): boolean {
  if (seller === undefined || seller.confidence < SURE) return false;
  const isAtFoot = reading.lines.some(({ row }) => row.box[1] > FOOT * height && row.text.includes(seller.value));
  return (isAtFoot || isCorroborated(reading, seller.value) || isInHead(reading, seller.value, height)) && !isSelfBilled(reading);
}

/** The last heading of a party, or of where the goods went, above something at the edge of its cell or of the label before it. */
function sectionOf(reading: Reading, { page, box, line }: Place): { field: LabelField; drop: number } | undefined {
  const cells = reading.lines[line]?.row.cells ?? [];
  const own = cells.findIndex((cell) => cell.box[0] <= box[0] + 1 && cell.box[2] >= box[0]);
  const edges = [cells[own]?.box[0], cells[own - 1]?.box[0]].filter((edge) => edge !== undefined);
  const heads = reading.labels.slice(0, line).flat().filter((hit) => SECTIONS.has(hit.field) && hit.weight >= SURE && hit.line.row.page === page && edges.some((edge) => Math.abs(hit.box[0] - edge) <= SAME_EDGE) && isHeading(hit));
  const last = heads.at(-1);
  return last === undefined || box[1] - last.box[1] > SECTION_HEIGHT ? undefined : { field: last.field, drop: box[1] - last.box[1] };
}

/** What tells whose something is: the block that it stands in, a line that names a party, the foot and the head of the letter. */
export function sides(reading: Reading, parties: Parties): (item: Place) => Side {
  const { seller, buyer } = parties;
  const whoseIs = owners(reading, parties);
  const height = heightOf(reading.lines);
  let isSellersLetter: boolean | undefined;
  return (item) => {
    const { inBuyersBlock, underSeller, isOfSeller } = whoseIs(item);
    const text = reading.lines[item.line]?.row.text ?? '';
    const namesBuyer = buyer !== undefined && text.includes(buyer.value);
    if (seller !== undefined && !namesBuyer && text.includes(seller.value)) return { party: 'seller', confidence: CLAIMS.named };
    if (inBuyersBlock) return underSeller ? NOBODY : { party: 'buyer', confidence: CLAIMS.buyer };
    const section = sectionOf(reading, item);
    if (section !== undefined && section.field !== 'sellerSection') return section.field === 'buyerSection' && section.drop <= ADDRESS_HEIGHT ? { party: 'buyer', confidence: CLAIMS.section } : NOBODY;
    if (section !== undefined) return { party: 'seller', confidence: CLAIMS.block };
    if (underSeller || isOfSeller) return { party: 'seller', confidence: CLAIMS.block };
    isSellersLetter ??= hasLetter(reading, seller, height);
    if (!isSellersLetter || namesBuyer) return NOBODY;
    if (item.box[1] > FOOT * height) return { party: 'seller', confidence: CLAIMS.foot };
    const isAboveBuyer = buyer === undefined || buyer.page !== 1 || item.box[3] <= buyer.box[1];
    return item.page === 1 && item.box[1] < HEAD * height && isAboveBuyer ? { party: 'seller', confidence: CLAIMS.head } : NOBODY;
  };
}
