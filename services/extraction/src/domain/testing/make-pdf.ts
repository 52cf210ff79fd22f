/** A text at a place, in points from the upper left corner of an A4 page; `F1` is Helvetica, `F2` Courier. */
export type Printed = readonly [left: number, top: number, text: string, size?: number, font?: 'F1' | 'F2'];

/** A file to attach. */
export interface FileToAttach {
  name: string;
  content: string;
}

const HEIGHT = 842;

/** WinAnsi bytes, as the standard fonts are encoded; the euro sign is 0x80 there. */
function literal(text: string): string {
  const bytes = Buffer.from(text.replaceAll('€', '\u0080'), 'latin1').toString('latin1');
  return bytes.replaceAll(/[\\()]/g, (character) => `\\${character}`);
}

function contentOf(page: readonly Printed[]): string {
  return page.map(([left, top, text, size = 10, font = 'F1']) => `BT /${font} ${size} Tf ${left} ${HEIGHT - top} Td (${literal(text)}) Tj ET`).join('\n');
}

/** A stream object; `content` is Latin-1. */
export function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`;
}

function attachments(objects: string[], files: readonly FileToAttach[]): string {
  const names = files.map(({ name, content }) => {
    objects.push(stream('/Type /EmbeddedFile /Subtype /text#2Fxml', Buffer.from(content, 'utf8').toString('latin1')));
    objects.push(`<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Data /EF << /F ${objects.length} 0 R >> >>`);
    return `(${name}) ${objects.length} 0 R`;
  });
  return names.length === 0 ? '' : ` /Names << /EmbeddedFiles << /Names [${names.join(' ')}] >> >>`;
}

const fontObject = (name: string): string => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

/** A small PDF with the given words on its pages and files attached: for tests, which must not depend on another's documents; `info` is what it says of itself. */
export function makePdf(pages: readonly (readonly Printed[])[], files: readonly FileToAttach[] = [], info = ''): Uint8Array {
  const objects: string[] = ['', '', fontObject('Helvetica'), fontObject('Courier')];
  const kids = pages.map((page) => {
    objects.push(stream('', contentOf(page)));
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Contents ${objects.length} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    );
    return `${objects.length} 0 R`;
  });
  objects[0] = `<< /Type /Catalog /Pages 2 0 R${attachments(objects, files)} >>`;
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  if (info === '') return assemblePdf(objects);
  objects.push(`<< ${info} >>`);
  return assemblePdf(objects, `/Info ${objects.length} 0 R`);
}

/** A PDF of the given objects, the first of which is its catalogue; `trailer` adds to the dictionary of the trailer. */
export function assemblePdf(objects: readonly string[], trailer = ''): Uint8Array {
  let body = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}${xref}${end}`, 'latin1');
}

/** An English invoice of a text PDF: 2 items, 20 % VAT, IBAN with valid check digits. */
export const ENGLISH_PAGE: readonly Printed[] = [
  [50, 60, 'Northwind Tools Ltd', 18],
  [50, 80, '12 Harbour Street'],
  [50, 94, 'Leeds LS1 5AB'],
  [50, 108, 'accounts@northwindtools.example'],
  [420, 60, 'INVOICE', 16],
  [50, 150, 'Bill to:'],
  [50, 164, 'Contoso Retail plc'],
  [50, 178, '4 Market Square'],
  [50, 192, 'York YO1 8SU'],
  [340, 150, 'Invoice number:'],
  [450, 150, 'NW-20931'],
  [340, 164, 'Invoice date:'],
  [450, 164, '14/03/2026'],
  [340, 178, 'Due date:'],
  [450, 178, '13/04/2026'],
  [340, 192, 'PO number:'],
  [450, 192, 'PO-7781'],
  [50, 250, 'Description'],
  [300, 250, 'Quantity'],
  [380, 250, 'Unit price'],
  [470, 250, 'Amount'],
  [50, 266, 'Torque wrench'],
  [300, 266, '2'],
  [380, 266, '£45.00'],
  [470, 266, '£90.00'],
  [50, 282, 'Socket set'],
  [300, 282, '1'],
  [380, 282, '£1,110.00'],
  [470, 282, '£1,110.00'],
  [380, 330, 'Subtotal'],
  [470, 330, '£1,200.00'],
  [380, 346, 'VAT 20%'],
  [470, 346, '£240.00'],
  [380, 362, 'Total'],
  [470, 362, '£1,440.00'],
  [50, 700, 'VAT number: GB123456789'],
  [50, 714, 'IBAN: GB82 WEST 1234 5698 7654 32'],
];

/** A German invoice as it stands in the window of a letter. */
export const GERMAN_PAGE: readonly Printed[] = [
  [60, 120, 'Muster Werkzeuge GmbH · Hafenstr. 3 · 20457 Hamburg', 6],
  [60, 140, 'Beispiel Handel AG'],
  [60, 154, 'Marktplatz 9'],
  [60, 168, '80331 München'],
  [60, 240, 'Rechnung', 16],
  [360, 240, 'Rechnungsnummer: RE-2026-118'],
  [360, 254, 'Rechnungsdatum: 3. März 2026'],
  [360, 268, 'Ihre Bestellnummer: B-4471'],
  [60, 310, 'Pos'],
  [100, 310, 'Bezeichnung'],
  [300, 310, 'Menge'],
  [380, 310, 'Einzelpreis'],
  [470, 310, 'Gesamt'],
  [60, 326, '1'],
  [100, 326, 'Bohrmaschine'],
  [300, 326, '10'],
  [380, 326, '123,45 €'],
  [470, 326, '1.234,50 €'],
  [350, 380, 'Summe netto'],
  [470, 380, '1.234,50 €'],
  [350, 396, 'zzgl. 19% USt.'],
  [470, 396, '234,56 €'],
  [350, 412, 'Gesamtbetrag (inkl. USt.)'],
  [470, 412, '1.469,06 €'],
  [60, 450, 'Zahlbar bis zum 02.04.2026 ohne Abzug.'],
  [60, 780, 'Muster Werkzeuge GmbH', 7],
  [60, 790, 'USt-IdNr. DE136695976', 7],
  [300, 790, 'IBAN DE89 3704 0044 0532 0130 00', 7],
];
