import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { LineAllowanceCharge, Period } from './allowance-charge.js';
import { Identifier } from './party.js';
import { decimal, group, many, required, text } from './term.js';

/** An item classification: BT-158 with its scheme (UNTDID 7143) and scheme version. */
export const ItemClassification = Type.Object({
  /** BT-158. */
  value: text('BT-158', 'Item classification identifier', 'A code for classifying the item by its type or nature.'),
  /** BT-158-1. */
  scheme: text('BT-158-1', 'Scheme identifier', 'UNTDID 7143, such as TST for UNSPSC.'),
  /** BT-158-2. */
  version: text('BT-158-2', 'Scheme version identifier', 'The version of the scheme.'),
});
export type ItemClassification = Static<typeof ItemClassification>;

/** An item attribute (BG-32): a name with its value. */
export const ItemAttribute = Type.Object({
  /** BT-160. */
  name: text('BT-160', 'Item attribute name', 'Such as "Colour".'),
  /** BT-161. */
  value: text('BT-161', 'Item attribute value', 'Such as "Red".'),
});
export type ItemAttribute = Static<typeof ItemAttribute>;

/** What is invoiced on a line (BG-31). */
export const Item = Type.Object({
  /** BT-153. */
  name: text('BT-153', 'Item name', 'A name for the item.'),
  /** BT-154. */
  description: text('BT-154', 'Item description', 'A description for the item.'),
  /** BT-155. */
  sellerId: text('BT-155', "Item Seller's identifier", 'Assigned by the seller.'),
  /** BT-156. */
  buyerId: text('BT-156', "Item Buyer's identifier", 'Assigned by the buyer.'),
  /** BT-157. */
  standardId: group('BT-157', 'Item standard identifier', Identifier),
  /** BT-158. */
  classifications: many('BT-158', 'Item classification identifiers', ItemClassification),
  /** BT-159. */
  origin: text('BT-159', 'Item country of origin', 'ISO 3166-1 alpha-2.'),
  /** BG-32. */
  attributes: many('BG-32', 'Item attributes', ItemAttribute),
});
export type Item = Static<typeof Item>;

/** The price details of a line (BG-29). Unit prices keep every decimal given. */
export const Price = Type.Object({
  /** BT-146. */
  net: decimal('BT-146', 'Item net price', 'Without VAT, after the price discount, per base quantity.'),
  /** BT-147. */
  discount: decimal('BT-147', 'Item price discount', 'Subtracted from the gross price.'),
  /** BT-148. */
  gross: decimal('BT-148', 'Item gross price', 'Without VAT, before the price discount.'),
  /** BT-149. */
  baseQuantity: decimal('BT-149', 'Item price base quantity', 'The number of units the price applies to; absent means 1.'),
  /** BT-150. */
  baseQuantityUnit: text('BT-150', 'Item price base quantity unit of measure code', 'UN/ECE Recommendation 20 and 21.'),
});
export type Price = Static<typeof Price>;

/** An invoice line (BG-25). */
export const InvoiceLine = Type.Object({
  /** BT-126. */
  id: text('BT-126', 'Invoice line identifier', 'Unique within the invoice.'),
  /** Extension: the line that it is under, which may stand before or after it. */
  parentId: text(
    'BT-X-304',
    'Parent line identifier',
    'The identifier (BT-126) of the line that it is under: a heading, or an item of which it only tells (INFORMATION) what that is made of.',
  ),
  /** Extension: what a line is for, where it is no item of the invoice. */
  subtype: text(
    'BT-X-8',
    'Invoice line subtype',
    'GROUP is a heading, which may give the sum of what is under it; INFORMATION only tells. Neither is an item of the invoice. Absent: an item.',
  ),
  /** BT-127. */
  note: text('BT-127', 'Invoice line note', 'Unstructured information relevant to the line.'),
  /** BT-128. */
  objectId: group('BT-128', 'Invoice line object identifier', Identifier),
  /** BT-129. */
  quantity: decimal('BT-129', 'Invoiced quantity', 'Of items charged on the line; a credit note states what is credited.'),
  /** BT-130. */
  unit: text('BT-130', 'Invoiced quantity unit of measure code', 'UN/ECE Recommendation 20 and 21.'),
  /** BT-131. */
  net: decimal('BT-131', 'Invoice line net amount', 'Without VAT, with line allowances and charges.'),
  /** BT-132. */
  orderLineReference: text('BT-132', 'Referenced purchase order line reference', "The buyer's order line."),
  /** Extension: the order a line belongs to, where the syntax names one on the line. */
  orderReference: text('EXT-ORDER', 'Purchase order reference of the line', 'Where the syntax has one on the line.'),
  /** BT-133. */
  accountingReference: text('BT-133', 'Invoice line Buyer accounting reference', 'Where to book the line.'),
  /** BG-26. */
  period: group('BG-26', 'Invoice line period', Period),
  /** BG-27. */
  allowances: many('BG-27', 'Invoice line allowances', LineAllowanceCharge),
  /** BG-28. */
  charges: many('BG-28', 'Invoice line charges', LineAllowanceCharge),
  /** BG-29. */
  price: required('BG-29', 'Price details', Price),
  /** BT-151. */
  vatCategory: text('BT-151', 'Invoiced item VAT category code', 'UNTDID 5305.'),
  /** BT-152. */
  vatRate: decimal('BT-152', 'Invoiced item VAT rate', '19 means 19 %.'),
  /** BG-31. */
  item: required('BG-31', 'Item information', Item),
});
export type InvoiceLine = Static<typeof InvoiceLine>;
