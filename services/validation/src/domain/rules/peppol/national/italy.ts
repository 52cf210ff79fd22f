import { isThere } from '../../presence.js';
import type { Rule } from '../../rule.js';
import { texts } from '../../texts.js';
import { asksSellersIn, sellerCountry } from './seller-in.js';

const asks = asksSellersIn(texts('Italy', 'Italien'), (facts) => sellerCountry(facts) === 'IT');

/** What Peppol asks of sellers in Italy: IT-R-*. */
export const ITALY: readonly Rule[] = [
  asks(
    'IT-R-001',
    ['BT-32'],
    ['the tax registration shall have 11 to 16 letters and digits', 'die Steuernummer muss 11 bis 16 Buchstaben und Ziffern haben'],
    ({ s }) => s.seller?.taxIds.every((id) => /^[A-Z0-9]{11,16}$/.test(id ?? '')) !== false,
  ),
  asks('IT-R-002', ['BT-35'], ['the address shall have a street', 'die Anschrift muss eine Straße haben'], ({ s }) => isThere(s.seller?.address?.line1)),
  asks('IT-R-003', ['BT-37'], ['the address shall have a city', 'die Anschrift muss einen Ort haben'], ({ s }) => isThere(s.seller?.address?.city)),
  asks('IT-R-004', ['BT-38'], ['the address shall have a post code', 'die Anschrift muss eine Postleitzahl haben'], ({ s }) =>
    isThere(s.seller?.address?.postCode),
  ),
];
