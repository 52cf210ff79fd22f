import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Gray } from '@smartap/extraction/domain';
import type { Random } from '../../random.js';
import { fromCanvas, toCanvas, uncoloured, type Colours } from './colours.js';
import { strokesOf, widthOf } from './strokes.js';

/** Colours of stamps and pens. */
const INKS = ['#1f3fbf', '#c0202a', '#2a7d3a', '#6a2a9a'] as const;
const PENS = ['#14213d', '#1c39bb', '#101010'] as const;
/** Where a page is printed on usually, as shares of its width and height. */
const PRINTED = { left: 0.1, right: 0.9, top: 0.08, bottom: 0.85 } as const;
/** From here to the right amounts stand. */
const AMOUNTS = 0.6;
/** What is darker is print. */
const INK = 128;
/** So many dark pixels are a line of print. */
const LINE_OF_PRINT = 8;

interface Writing {
  readonly text: string;
  /** The upper left corner, in pixels. */
  readonly x: number;
  readonly y: number;
  /** The height of a letter, in pixels. */
  readonly height: number;
  readonly colour: string;
  readonly pen: number;
  /** How far the hand trembles, as a share of a letter. */
  readonly tremble: number;
}

function write(context: SKRSContext2D, { text, x, y, height, colour, pen, tremble }: Writing, random: Random): void {
  const off = (): number => (random.next() - 0.5) * tremble;
  context.strokeStyle = colour;
  context.lineWidth = pen;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const chain of strokesOf(text)) {
    context.beginPath();
    for (const [across, down] of chain) context.lineTo(x + ((across + off()) * height) / 2, y + ((down + off()) * height) / 2);
    context.stroke();
  }
}

const between = (random: Random, from: number, to: number): number => from + (to - from) * random.next();

/** A stamp in two colours, turned a little, over what is printed. */
function stamp(context: SKRSContext2D, { width, height }: Gray, random: Random): void {
  const [frame, date] = random.shuffle(INKS);
  const size = between(random, 0.018, 0.03) * width;
  const word = random.pick(['RECEIVED', 'PAID', 'COPIED']) ?? 'PAID';
  const day = `${random.int(10, 28)}-${random.int(10, 12)}-2025`;
  const broad = (Math.max(widthOf(word) * 1.5, widthOf(day)) * size) / 2 + size;
  context.save();
  context.translate(between(random, PRINTED.left, PRINTED.right - broad / width) * width, between(random, PRINTED.top, PRINTED.bottom) * height);
  context.rotate(between(random, -0.3, 0.3));
  context.strokeStyle = frame ?? INKS[0];
  context.lineWidth = size * 0.2;
  context.strokeRect(0, 0, broad, size * 4);
  write(context, { text: word, x: size / 2, y: size / 2, height: size * 1.5, colour: frame ?? INKS[0], pen: size * 0.28, tremble: 0 }, random);
  write(context, { text: day, x: size / 2, y: size * 2.6, height: size, colour: date ?? INKS[1], pen: size * 0.16, tremble: 0 }, random);
  context.restore();
}

/** Where lines of print end on the right side of a page. */
function lineEnds({ width, height, data }: Gray): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (let y = Math.round(PRINTED.top * height); y < PRINTED.bottom * height; y += 1) {
    let [dark, last] = [0, 0];
    for (let x = Math.round(AMOUNTS * width); x < width; x += 1) if ((data[y * width + x] ?? 255) < INK) [dark, last] = [dark + 1, x];
    if (dark >= LINE_OF_PRINT) found.push({ x: last, y });
  }
  return found;
}

/** Ticks at amounts, circles about them, lines under them, and numbers beside them, by hand. */
function marks(context: SKRSContext2D, page: Gray, random: Random): void {
  const { width } = page;
  const colour = random.pick(PENS) ?? PENS[0];
  const pen = Math.max(2, width * between(random, 0.001, 0.002));
  const ends = random.shuffle(lineEnds(page)).slice(0, random.int(3, 7));
  for (const { x, y } of ends) {
    const height = between(random, 0.015, 0.028) * width;
    const hand = { height, colour, pen, tremble: 0.15 };
    const kind = random.int(0, 3);
    if (kind === 0) write(context, { ...hand, text: '✓', x: x + between(random, -0.5, 0.6) * height, y: y - height }, random);
    else if (kind === 1) write(context, { ...hand, text: `${random.int(1000, 99999)}`, x: x - 2 * height, y: y + height * 0.6 }, random);
    else {
      context.strokeStyle = colour;
      context.lineWidth = pen;
      context.beginPath();
      if (kind === 2) context.ellipse(x - 1.5 * height, y, 2.4 * height, height * 0.8, 0.05, 0, 2 * Math.PI);
      else {
        context.moveTo(x - 3 * height, y + height * 0.5);
        context.lineTo(x, y + height * between(random, 0.3, 0.6));
      }
      context.stroke();
    }
  }
}

/** A word in large grey letters across the page, under its print. */
function watermark(context: SKRSContext2D, { width, height }: Gray, random: Random): void {
  const text = random.pick(['COPY', 'PAID', 'VOID', 'DECIDED']) ?? 'COPY';
  const grey = random.int(170, 225);
  const size = (1.5 * width) / widthOf(text);
  context.save();
  context.translate(width * 0.15, height * between(random, 0.55, 0.75));
  context.rotate(between(random, -0.9, -0.4));
  write(context, { text, x: 0, y: -size, height: size, colour: `rgb(${grey}, ${grey}, ${grey})`, pen: size * 0.13, tremble: 0 }, random);
  context.restore();
}

const OVERPRINTS = { stamped: stamp, marked: marks, watermarked: watermark } as const;

/** A page as it is after it went through an office: stamped, marked by hand, or on paper with a watermark. Ink lets print through. */
export function overprinted(page: Gray, kind: keyof typeof OVERPRINTS, random: Random): Colours {
  const canvas = toCanvas(uncoloured(page));
  const context = canvas.getContext('2d');
  context.globalCompositeOperation = 'multiply';
  OVERPRINTS[kind](context, page, random);
  return fromCanvas(canvas);
}

/** Whether a kind of damage is something put on the paper. */
export const isOverprint = (kind: string): kind is keyof typeof OVERPRINTS => kind in OVERPRINTS;
