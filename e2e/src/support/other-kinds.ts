import { aTextDocument, type Words } from './text-page.js';

const SELLER: Words = [
  [50, 60, 'Northwind Tools Ltd', 14],
  [50, 80, '12 Harbour Street'],
  [50, 94, 'Leeds LS1 5AB'],
  [50, 150, 'Buyer GmbH'],
  [50, 164, 'Hafenstrasse 4'],
  [50, 178, '20457 Hamburg'],
];
const FOOT: Words = [
  [50, 780, 'VAT number: GB123456789'],
  [250, 780, 'IBAN: GB82 WEST 1234 5698 7654 32'],
];

/** A line of a table: its cells at these places. */
const line = (top: number, lefts: readonly number[], ...cells: readonly string[]): Words => cells.map((cell, at) => [lefts[at] ?? 50, top, cell]);

const ACCOUNT = [50, 130, 230, 330, 430] as const;
const GOODS = [50, 110, 330, 430] as const;

/** A statement of account: three open invoices and their balance. */
export const aStatement = (): Promise<Uint8Array> =>
  aTextDocument([
    [
      ...SELLER,
      [340, 60, 'STATEMENT OF ACCOUNT', 16],
      [340, 90, 'Statement date:'],
      [450, 90, '31/03/2026'],
      [340, 104, 'Customer number:'],
      [450, 104, '10442'],
      ...line(240, ACCOUNT, 'Date', 'Invoice', 'Due date', 'Amount', 'Balance'),
      ...line(256, ACCOUNT, '02/03/2026', 'NW-20911', '01/04/2026', '£108.00', '£108.00'),
      ...line(272, ACCOUNT, '14/03/2026', 'NW-20931', '13/04/2026', '£240.00', '£348.00'),
      ...line(288, ACCOUNT, '20/03/2026', 'NW-20945', '19/04/2026', '£60.00', '£408.00'),
      [330, 320, 'Total due'],
      [430, 320, '£408.00'],
      ...FOOT,
    ],
  ]);

/** A reminder that is a copy of its invoice but for its title. */
export const aReminder = (number: string): Promise<Uint8Array> =>
  aTextDocument([
    [
      ...SELLER,
      [340, 60, 'PAYMENT REMINDER', 16],
      [340, 90, 'Invoice number:'],
      [450, 90, number],
      [340, 104, 'Invoice date:'],
      [450, 104, '14/03/2026'],
      [340, 118, 'Due date:'],
      [450, 118, '13/04/2026'],
      ...line(240, GOODS, 'Quantity', 'Description', 'Unit price', 'Amount'),
      ...line(256, GOODS, '2', 'Torque wrench', '£45.00', '£90.00'),
      [330, 300, 'Subtotal'],
      [430, 300, '£90.00'],
      [330, 316, 'VAT 20%'],
      [430, 316, '£18.00'],
      [330, 332, 'Total'],
      [430, 332, '£108.00'],
      ...FOOT,
    ],
  ]);

/** A purchase order with its number in the title. */
export const aPurchaseOrder = (): Promise<Uint8Array> =>
  aTextDocument([
    [
      [50, 60, 'Buyer GmbH', 14],
      [50, 80, 'Hafenstrasse 4'],
      [50, 94, '20457 Hamburg'],
      [300, 60, 'PURCHASE ORDER PO-2026-118', 16],
      [50, 150, 'Supplier:'],
      [50, 164, 'Northwind Tools Ltd'],
      [340, 150, 'Order date:'],
      [450, 150, '02/03/2026'],
      [340, 164, 'Delivery date:'],
      [450, 164, '20/03/2026'],
      ...line(240, GOODS, 'Quantity', 'Description', 'Unit price', 'Amount'),
      ...line(256, GOODS, '10', 'Torque wrench', '£45.00', '£450.00'),
      ...line(272, GOODS, '4', 'Bench vice', '£80.00', '£320.00'),
      [330, 310, 'Order total'],
      [430, 310, '£770.00'],
      [50, 360, 'Send your invoice to accounts@buyer.example and name this order.'],
    ],
  ]);

/** A delivery note in German with its number in the title. */
export const aDeliveryNote = (): Promise<Uint8Array> =>
  aTextDocument([
    [
      [50, 60, 'Muster Metallbau GmbH', 14],
      [50, 80, 'Werkstrasse 7'],
      [50, 94, '10115 Berlin'],
      [50, 150, 'Buyer GmbH'],
      [50, 164, 'Hafenstrasse 4'],
      [50, 178, '20457 Hamburg'],
      [340, 60, 'Lieferschein Nr. LS-4711', 16],
      [340, 90, 'Lieferdatum:'],
      [450, 90, '12.03.2026'],
      [340, 104, 'Ihre Bestellung:'],
      [450, 104, 'PO-2026-118'],
      ...line(240, GOODS, 'Menge', 'Bezeichnung', 'Einheit', 'Gewicht'),
      ...line(256, GOODS, '10', 'Winkel 40 x 40', 'Stk', '12,50 kg'),
      ...line(272, GOODS, '4', 'Schraubstock', 'Stk', '38,00 kg'),
      [50, 340, 'Ware vollständig erhalten. Die Rechnung folgt mit getrennter Post.'],
      [50, 780, 'USt-IdNr. DE136695976'],
    ],
  ]);
