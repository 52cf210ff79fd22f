import type { Address, Invoice } from '@smartap/en16931';
import type { Found } from '../../found.js';
import type { Addresses } from './find-addresses.js';
import type { FoundAddress } from './found-address.js';

/** What is less sure than this is left out: nobody is asked about an address. */
const WORTH = 0.7;

const valuesOf = (found: FoundAddress): Address => Object.fromEntries(Object.entries(found).map(([term, { value }]) => [term, value]));
const sure = (found: FoundAddress): FoundAddress => Object.fromEntries(Object.entries(found).filter(([, { confidence }]) => confidence >= WORTH));
const isPlace = ({ postCode, city }: FoundAddress): boolean => (postCode ?? city) !== undefined;
const at = (path: string, found: FoundAddress): [string, Found][] => Object.entries(found).map(([term, own]) => [`${path}.${term}`, own]);

/** Puts what was found of addresses into an invoice. @returns what each path stands on. */
export function takeAddresses(invoice: Invoice, { seller, buyer, buyerContact, delivery, deliveryName }: Addresses): [string, Found][] {
  const [sellers, buyers, delivered] = [sure(seller), sure(buyer), sure(delivery)];
  if (isPlace(sellers)) invoice.seller.address = valuesOf(sellers);
  if (isPlace(buyers)) invoice.buyer.address = valuesOf(buyers);
  if (buyerContact !== undefined) invoice.buyer.contact = { ...invoice.buyer.contact, name: buyerContact.value };
  if (isPlace(delivered)) invoice.delivery = { ...invoice.delivery, ...(deliveryName && { name: deliveryName.value }), address: valuesOf(delivered) };
  return [
    ...at('seller.address', sellers),
    ...at('buyer.address', buyers),
    ...at('delivery.address', delivered),
    ...(buyerContact === undefined ? [] : [['buyer.contact.name', buyerContact] satisfies [string, Found]]),
    ...(deliveryName === undefined ? [] : [['delivery.name', deliveryName] satisfies [string, Found]]),
  ];
}
