import { PDFDocument, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import type { Column, ColumnKind, Design } from './design.js';

/** An item as it is to be printed: amounts in hundredths. */
export interface InventedItem {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly quantity: number;
  readonly price: number;
  readonly weight: number;
}

/** An invoice of an invented vendor. */
export interface InventedInvoice {
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly buyer: string;
  readonly items: readonly InventedItem[];
  /** What is added to all items, or taken off them, below them; amounts in hundredths. */
  readonly extra?: { readonly label: string; readonly amount: number };
}

const [PAGE_WIDTH, PAGE_HEIGHT] = [595, 842];
const TABLE_TOP = 300;
/** What stands lower goes to the next page. */
const FLOOR = 700;
const RIGHT: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['quantity', 'weight', 'list', 'price', 'rate', 'net']);
const PITCH = 1.25;
/** Labels above their values that stand side by side. */
const PER_ROW = 2;

/** Hundredths as the vendor prints them. */
export function amount(hundredths: number, { decimal, thousands }: Pick<Design, 'decimal' | 'thousands'>): string {
  const units = Math.abs(hundredths);
  const whole = String(Math.floor(units / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, thousands);
  return `${hundredths < 0 ? '-' : ''}${whole}${decimal}${String(units % 100).padStart(2, '0')}`;
}

function dateOf(iso: string, form: Design['date']): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return form.replace('yyyy', year).replace('mm', month).replace('dd', day);
}

/** Totals of an invoice in hundredths. */
export function totalsOf({ items, extra }: InventedInvoice, { rate }: Design): { net: number; tax: number; gross: number } {
  const net = items.reduce((sum, { quantity, price }) => sum + quantity * price, extra?.amount ?? 0);
  const tax = Math.round((net * rate) / 100);
  return { net, tax, gross: net + tax };
}

/** Puts words on pages, measured from their upper left corner. */
class Printer {
  private page: PDFPage;

  constructor(
    private readonly document: PDFDocument,
    private readonly font: PDFFont,
    readonly size: number,
  ) {
    this.page = document.addPage([PAGE_WIDTH, PAGE_HEIGHT]);
  }

  turn(): void {
    this.page = this.document.addPage([PAGE_WIDTH, PAGE_HEIGHT]);
  }

  left(text: string, x: number, top: number, size = this.size): void {
    this.page.drawText(text, { x, y: PAGE_HEIGHT - top, size, font: this.font });
  }

  right(text: string, x: number, top: number): void {
    this.left(text, x - this.font.widthOfTextAtSize(text, this.size), top);
  }

  /** A text in lines that are no wider than so many points. */
  wrapped(text: string, width: number): string[] {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
      if (lines.length > 0 && this.font.widthOfTextAtSize(longer, this.size) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }
}

function textsOf({ code, name, description }: InventedItem, { texts }: Design, printer: Printer, width: number): string[] {
  const named = printer.wrapped(name, width);
  switch (texts) {
    case 'name':
    case 'wrapped':
      return named;
    case 'described':
      return [...named, ...printer.wrapped(description, width)];
    case 'code above':
      return [code, ...named];
    case 'colon':
      return printer.wrapped(`${name}: ${description}`, width);
    default:
      return texts satisfies never;
  }
}

function put(printer: Printer, { kind, left, right }: Column, text: string, top: number): void {
  if (RIGHT.has(kind)) printer.right(text, right, top);
  else printer.left(text, left, top);
}

function printItem(printer: Printer, design: Design, item: InventedItem, index: number, top: number): number {
  const { columns, mark, rate, figures, size } = design;
  const money = (hundredths: number): string => `${amount(hundredths, design)}${mark}`;
  const names = columns.find(({ kind }) => kind === 'name');
  const lines = textsOf(item, design, printer, (names?.right ?? 0) - (names?.left ?? 0));
  const row = top + (figures === 'first' ? 0 : (lines.length - 1) * size * PITCH);
  const cells: Readonly<Record<Exclude<ColumnKind, 'name'>, string>> = {
    position: String(index + 1),
    code: item.code,
    quantity: String(item.quantity),
    unit: 'pcs',
    weight: amount(item.weight, design),
    list: money(Math.round(item.price * 1.25)),
    price: money(item.price),
    rate: `${rate}%`,
    net: money(item.quantity * item.price),
  };
  for (const column of columns) if (column.kind !== 'name') put(printer, column, cells[column.kind], row);
  lines.forEach((line, at) => printer.left(line, names?.left ?? 0, top + at * size * PITCH));
  return top + lines.length * size * PITCH + size * 0.9;
}

function printHead(printer: Printer, design: Design, { number, date, buyer }: InventedInvoice): void {
  const { seller, domain, labels, head, headLeft, size, lower = 0, further: [before, ...behind] = [] } = design;
  printer.left(seller, 45, 60, 16);
  printer.left(`www.${domain}`, 45, 76);
  printer.left('Harbour road 12, 20457 Hamburg', 45, 90);
  printer.left(labels.title, 420, 60, 16);
  const buyerLeft = headLeft < PAGE_WIDTH / 4 ? 330 : 45;
  printer.left(labels.buyer, buyerLeft, 130 + lower);
  printer.left(buyer, buyerLeft, 130 + lower + size * 1.5);
  printer.left('Market square 4, 80331 Muenchen', buyerLeft, 130 + lower + size * 3);
  const stated = [...(before === undefined ? [] : [before]), [labels.number, number], [labels.date, dateOf(date, design.date)], ...behind];
  const last = ['Our goods are delivered under', 'terms agreed'];
  (head === 'above' ? stated : [...stated, last]).forEach(([label = '', value = ''], at) => {
    const [x, top] = head === 'beside' ? [headLeft, 150 + lower + at * 15] : [headLeft + (at % PER_ROW) * 95, 200 + lower + Math.floor(at / PER_ROW) * 30];
    printer.left(label, x, top);
    printer.left(value, head === 'beside' ? x + 140 : x, head === 'beside' ? top : top + size * 1.4);
  });
}

/** The pages of an invoice as its vendor prints it. */
export async function printInvoice(design: Design, invoice: InventedInvoice): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const printer = new Printer(document, await document.embedFont(StandardFonts.Helvetica), design.size);
  const { columns, hasHeads, size, labels, rate, totalsRight, currency, vatId } = design;
  const heads = (top: number): void => columns.forEach((column) => put(printer, column, column.head, top));
  printHead(printer, design, invoice);
  let top = TABLE_TOP + (design.lower ?? 0);
  if (hasHeads) heads(top - 2 * size);
  invoice.items.forEach((item, index) => {
    if (top > FLOOR) {
      printer.turn();
      top = 90;
      if (hasHeads) heads(top - 2 * size);
    }
    top = printItem(printer, design, item, index, top);
  });
  if (top > FLOOR - 60) {
    printer.turn();
    top = 70;
  }
  const { net, tax, gross } = totalsOf(invoice, design);
  const extra = invoice.extra === undefined ? [] : [[invoice.extra.label, invoice.extra.amount]];
  [...extra, [labels.net, net], [`${labels.tax} ${rate}%`, tax], [`${labels.gross} ${currency}`, gross]].forEach(([label, value], at) => {
    printer.left(String(label), totalsRight - 190, top + 20 + at * 16);
    printer.right(amount(Number(value), design), totalsRight, top + 20 + at * 16);
  });
  printer.left(`VAT number: ${vatId}`, 45, 790);
  return document.save();
}
