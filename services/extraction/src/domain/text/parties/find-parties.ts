import type { ExtractionContext } from '../../outcome.js';
import { atMost, type Found } from '../found.js';
import type { Reading } from '../print/reading.js';
import { findBuyer } from './buyer.js';
import { isSameName } from './names/clean-name.js';
import { namesInSections } from './sections.js';
import { findSellers } from './seller/find-sellers.js';
import { unsureIfShort } from './seller/short-name.js';
import { withOwner } from './seller/with-owner.js';
import { isSelfBilled } from './whose/owners.js';

/** What the parties of an invoice are sure of at most that its buyer writes: only the letter tells who is who. */
const TURNED = 0.75;

const unsure = (found: Found | undefined): Found | undefined => found && atMost(found, TURNED);

/** The seller and the buyer: who writes and whom the letter goes to; the other way round where the buyer bills himself and neither he nor a heading tells who is who. */
export function findParties(reading: Reading, context: ExtractionContext): { seller: Found | undefined; buyer: Found | undefined } {
  const [writer] = findSellers(reading, context);
  const addressee = findBuyer(reading, context, writer === undefined ? [] : [writer.value]);
  const isTenant = context.buyerNames?.some((name) => isSameName(name, addressee?.value ?? '')) === true;
  const isTurned = addressee !== undefined && !isTenant && isSelfBilled(reading) && namesInSections(reading, 'sellerSection').length === 0;
  if (isTurned) return { seller: unsure(addressee), buyer: unsure(writer) };
  const others = [...(context.buyerNames ?? []), ...(addressee === undefined ? [] : [addressee.value])];
  return { seller: writer && withOwner(reading, unsureIfShort(reading, writer, others)), buyer: addressee };
}
