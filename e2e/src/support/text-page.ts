import { PDFDocument, StandardFonts } from 'pdf-lib';

const HEIGHT = 842;

/** Words of a page at their places: left and top in points. */
export type Words = readonly (readonly [left: number, top: number, text: string, size?: number])[];

const pageOf = (label: string, number: string): Words => [
  [50, 60, 'Northwind Tools Ltd', 18],
  [50, 80, '12 Harbour Street'],
  [50, 94, 'Leeds LS1 5AB'],
  [420, 60, 'INVOICE', 16],
  [50, 150, 'Bill to:'],
  [50, 164, 'Buyer GmbH'],
  [340, 150, label],
  [450, 150, number],
  [340, 164, 'Invoice date:'],
  [450, 164, '14/03/2026'],
  [50, 250, 'Description'],
  [300, 250, 'Quantity'],
  [380, 250, 'Unit price'],
  [470, 250, 'Amount'],
  [50, 266, 'Torque wrench'],
  [300, 266, '2'],
  [380, 266, '£45.00'],
  [470, 266, '£90.00'],
  [380, 330, 'Subtotal'],
  [470, 330, '£90.00'],
  [380, 346, 'VAT 20%'],
  [470, 346, '£18.00'],
  [380, 362, 'Total'],
  [470, 362, '£108.00'],
  [50, 700, 'VAT number: GB123456789'],
  [50, 714, 'IBAN: GB82 WEST 1234 5698 7654 32'],
];

/** A text PDF of one page whose invoice number stands beside a label that nobody knows. */
export function aTextPage(number: string): Promise<Uint8Array> {
  return aTextDocument([pageOf('Zorb:', number)]);
}

/** A text PDF with an invoice on each page. */
export function aTextPages(...numbers: readonly string[]): Promise<Uint8Array> {
  return aTextDocument(numbers.map((number) => pageOf('Invoice number:', number)));
}

/** A PDF with words at places. */
export async function aTextDocument(pages: readonly Words[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const words of pages) {
    const page = document.addPage([595, HEIGHT]);
    for (const [x, top, text, size = 10] of words) page.drawText(text, { x, y: HEIGHT - top, size, font });
  }
  return document.save();
}
