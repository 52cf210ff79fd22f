import type { Invoice, Party } from '@smartap/en16931';

const addressed = (party: Party): Party => ({ ...party, address: party.address ?? { city: 'Berlin', postCode: '10115', country: 'DE' } });

/** An invoice with what EN 16931 asks of an electronic one besides. */
export function complete(invoice: Invoice): Invoice {
  return {
    ...invoice,
    specificationId: invoice.specificationId ?? 'urn:cen.eu:en16931:2017',
    seller: addressed(invoice.seller),
    buyer: addressed(invoice.buyer),
  };
}
