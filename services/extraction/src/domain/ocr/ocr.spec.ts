import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { extract } from '../extract.js';
import { ENGLISH_PAGE, GERMAN_PAGE } from '../testing/make-pdf.js';
import { bent, drawn, encode, faxed, photographed } from '../testing/make-scan.js';
import { dimensionsOf } from './dimensions.js';
import { straighten, turn, type Gray } from './gray.js';
import type { Recogniser } from './ocr.types.js';
import { withoutRules } from './rules.js';
import { lieOf } from './skew.js';
import { Tesseract } from './tesseract.js';
import { mendDigits, toWords } from './to-words.js';

// The English page as HEVC, 1240 × 1755 after the quarter turn that its file asks for.
const photo = readFileSync(new URL('../testing/photo.heic', import.meta.url));
const recogniser = new Tesseract();
afterAll(() => recogniser.close());

// Two readings of a page and the start of the recogniser, on a busy machine.
const RECOGNISED_WITHIN_MS = 120_000;

describe('A picture of an invoice', { timeout: RECOGNISED_WITHIN_MS }, () => {
  it.each([
    ['as it is', ENGLISH_PAGE, {}, 'NW-20931', '1440'],
    ['laid askew', ENGLISH_PAGE, { degrees: 3.4 }, 'NW-20931', '1440'],
    ['standing on its head', ENGLISH_PAGE, { quarters: 2 }, 'NW-20931', '1440'],
    ['lying on its side', ENGLISH_PAGE, { quarters: 1, degrees: -1 }, 'NW-20931', '1440'],
    ['in German', GERMAN_PAGE, {}, 'RE-2026-118', '1469.06'],
  ])('is read %s', async (_, page, laid, number, due) => {
    const outcome = await extract(encode(await drawn(page, laid), 'image/png'), { recogniser });
    expect(outcome).toMatchObject({ outcome: 'extracted', format: 'image', invoice: { number, totals: { due } }, evidence: { number: { method: 'ocr', page: 1 } } });
  });

  it('is read from a photo that shows the table too, taken from the side', async () => {
    const taken = photographed(await drawn(ENGLISH_PAGE), [[-0.22, -0.12], [1.2, -0.1], [1.08, 1.07], [-0.1, 1.06]], { width: 2250, height: 3000 });
    const outcome = await extract(encode(taken, 'image/jpeg'), { recogniser });
    expect(outcome).toMatchObject({ outcome: 'extracted', format: 'image', invoice: { number: 'NW-20931', totals: { due: '1440' } } });
  });

  it.each([0.03, -0.02])('is read where its page bends by %d of its height', async (bend) => {
    const outcome = await extract(encode(bent(await drawn(GERMAN_PAGE), bend), 'image/jpeg'), { recogniser });
    expect(outcome).toMatchObject({ outcome: 'extracted', format: 'image', invoice: { number: 'RE-2026-118', totals: { due: '1469.06' } } });
  });

  it('is read from a fax, whose dots are twice as high as wide', async () => {
    const outcome = await extract(faxed(await drawn(ENGLISH_PAGE)), { recogniser });
    expect(outcome).toMatchObject({ outcome: 'extracted', format: 'image', invoice: { number: 'NW-20931', totals: { due: '1440' } } });
  });

  it('is read under a coloured stamp', async () => {
    const page = await drawn(ENGLISH_PAGE);
    const point = page.width / 595;
    const stamped = encode(page, 'image/png', (context) => {
      context.globalCompositeOperation = 'multiply';
      context.strokeStyle = '#2a3fc0';
      context.lineWidth = 3 * point;
      for (let left = 430; left < 530; left += 14) {
        context.beginPath();
        context.moveTo(left * point, 170 * point);
        context.lineTo((left + 16) * point, 130 * point);
        context.stroke();
      }
    });
    expect(await extract(stamped, { recogniser })).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931', totals: { due: '1440' } } });
  });

  it('is read from the photo of a telephone, which was held on its side', async () => {
    const outcome = await extract(photo, { recogniser });
    expect(outcome).toMatchObject({ outcome: 'extracted', format: 'image', invoice: { number: 'NW-20931', totals: { due: '1440' } } });
  });

  it.each([
    ['cut off', photo.subarray(0, photo.byteLength / 2), {}, 'UNREADABLE_IMAGE'],
    ['that is its head alone', photo.subarray(0, 40), {}, 'UNREADABLE_IMAGE'],
    ['of more pixels than may be unpacked', photo, { maxPixels: 2_000_000 }, 'TOO_LARGE'],
  ])('is refused as a photo %s', async (_, bytes, limits, reason) => {
    expect(await extract(bytes, { recogniser, limits })).toMatchObject({ outcome: 'refused', reason });
  });

  it('is asked about where its second reading says something else, however sure', async () => {
    const unsure: Recogniser = {
      recognise: async (picture, language, layout) => {
        const [text, confidence] = layout === 'rows' ? ['NW-20981', 0.99] : ['NW-20931', 0.7];
        return (await recogniser.recognise(picture, language, layout)).map((word) => (word.text === 'NW-20931' ? { ...word, text, confidence } : word));
      },
      close: () => Promise.resolve(),
    };
    const outcome = await extract(encode(await drawn(ENGLISH_PAGE), 'image/png'), { recogniser: unsure });
    expect(outcome).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20981' } });
    expect(outcome.outcome === 'extracted' && outcome.review.map(({ field, reason }) => `${field} ${reason}`)).toContain('number LOW_CONFIDENCE');
  });

  it('is refused without a recogniser, and when it is no picture', async () => {
    expect(await extract(Buffer.from('89504e470d0a1a0a', 'hex'))).toMatchObject({ outcome: 'refused', reason: 'NO_TEXT_LAYER' });
    expect(await extract(Buffer.from('89504e470d0a1a0a', 'hex'), { recogniser })).toMatchObject({ outcome: 'refused', reason: 'UNREADABLE_IMAGE' });
  });

  it('is refused before it is unpacked when it states too many pixels', async () => {
    const bomb = Buffer.alloc(64);
    bomb.write('89504e470d0a1a0a0000000d49484452', 'hex');
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(100_000, 20);
    expect(await extract(bomb, { recogniser })).toMatchObject({ outcome: 'refused', reason: 'TOO_LARGE' });
  });
});

describe('How a page lies', () => {
  it('is found by its lines', async () => {
    const page = await drawn(ENGLISH_PAGE);
    expect(lieOf(page)).toEqual({ sideways: false, degrees: 0 });
    expect(lieOf(straighten(page, 4, 1)).degrees).toBeCloseTo(-4, 0);
    expect(lieOf(turn(page, 1)).sideways).toBe(true);
  });

  it('is put right by turns that undo one another', () => {
    const picture: Gray = { width: 3, height: 2, data: Uint8Array.from([1, 2, 3, 4, 5, 6]) };
    expect(turn(picture, 1)).toEqual({ width: 2, height: 3, data: Uint8Array.from([4, 1, 5, 2, 6, 3]) });
    expect(turn(turn(picture, 1), 3)).toEqual(picture);
    expect(turn(turn(picture, 2), 2)).toEqual(picture);
  });
});

describe('Recognised words', () => {
  it.each([
    ['DELIVERYOO2', 'DELIVERY002'],
    ['ZOO', 'ZOO'],
    ['0.0.', 'o.o.'],
    ['s.r.0.,', 's.r.o.,'],
    ['0.0', '0.0'],
    ['10.0.', '10.0.'],
    ['IO-28333', 'IO-28333'],
    ['1O.5l', '10.51'],
    ['2O26-O3-14', '2026-03-14'],
    ['INV-O1', 'INV-O1'],
    ['DSV0OO2', 'DSV0002'],
    ['Oil', 'Oil'],
    ['12l', '121'],
  ])('%s are %s', (seen, meant) => {
    expect(mendDigits(seen)).toBe(meant);
  });

  it('end a legal form with letters and a full stop, where noughts were read or none', () => {
    const picture: Gray = { width: 1000, height: 1000, data: new Uint8Array() };
    const at = (text: string, left: number) => ({ text, confidence: 0.9, line: 0, box: [left, 100, left + 20 * text.length, 130] as const });
    const texts = (...words: readonly string[]): string[] => toWords(words.map((text, index) => at(text, 150 * index)), { picture, page: 1, points: [1000, 1000] }).map(({ text }) => text);
    expect([texts('Sp.', 'z', '0.0'), texts('Rabat', '0.0'), texts('Mora', 's.r.0'), texts('Valsesia', 'S.r.l,'), texts('P.O', 'Box')]).toEqual([['Sp.', 'z', 'o.o.'], ['Rabat', '0.0'], ['Mora', 's.r.o.'], ['Valsesia', 'S.r.l.,'], ['P.O', 'Box']]);
    expect([texts('Rechnung', 'N2', '31207'), texts('Factura', 'N.2', 'A-2031/0154'), texts('Model', 'N2', 'blue')]).toEqual([['Rechnung', 'N°', '31207'], ['Factura', 'N.°', 'A-2031/0154'], ['Model', 'N2', 'blue']]);
  });

  it('are as large as their letters without the mark on a capital', () => {
    const picture: Gray = { width: 1000, height: 1000, data: new Uint8Array() };
    const sizeOf = (text: string, top: number): number | undefined => toWords([{ text, confidence: 0.9, line: 0, box: [100, top, 300, 136] }], { picture, page: 1, points: [1000, 1000] })[0]?.size;
    expect(sizeOf('ALBARÁN', 90)).toBeCloseTo(sizeOf('FACTURA', 100) ?? 0, 0);
  });

  it('are as high as their line, and dirt is left out', () => {
    const picture: Gray = { width: 1000, height: 1000, data: new Uint8Array() };
    const at = (text: string, left: number, top: number, bottom: number, confidence = 0.9) => ({ text, confidence, line: 0, box: [left, top, left + 20 * text.length, bottom] as const });
    const words = toWords([at('Total', 0, 100, 130), at('-', 100, 118, 121), at('12.00', 200, 100, 131), at(';', 300, 100, 110, 0.1)], { picture, page: 2, points: [500, 500] });
    expect(words.map((word) => word.text)).toEqual(['Total', '-', '12.00']);
    for (const word of words) expect(word.box[3] - word.box[1]).toBeCloseTo(20.8, 0);
    expect(words[1]).toMatchObject({ page: 2, confidence: 0.9 });
  });
});

describe('Cents that stand apart', () => {
  it('belong to their amount, but two numbers stay two', () => {
    const picture: Gray = { width: 1000, height: 1000, data: new Uint8Array() };
    const at = (text: string, left: number, right: number) => ({ text, confidence: 0.9, line: 0, box: [left, 100, right, 130] as const });
    const texts = (words: ReturnType<typeof at>[]) => toWords(words, { picture, page: 1, points: [500, 500] }).map((word) => word.text);
    expect(texts([at('624,', 100, 160), at('90', 170, 200), at('€', 210, 220)])).toEqual(['624,90', '€']);
    expect(texts([at('624', 100, 160), at('90', 170, 200)])).toEqual(['624', '90']);
    expect(texts([at('5,', 100, 130), at('90', 300, 330)])).toEqual(['5,', '90']);
  });
});

describe('The rules of a table', () => {
  it('are taken out, letters and bars are left', () => {
    const picture: Gray = { width: 400, height: 400, data: new Uint8Array(160_000).fill(255) };
    for (let x = 20; x < 380; x += 1) picture.data[100 * 400 + x] = 0;
    for (let y = 20; y < 380; y += 1) picture.data[y * 400 + 50] = 0;
    for (let y = 200; y < 230; y += 1) for (let x = 20; x < 380; x += 1) picture.data[y * 400 + x] = 0;
    for (let x = 200; x < 208; x += 1) picture.data[300 * 400 + x] = 0;
    const { data } = withoutRules(picture);
    expect([data[100 * 400 + 200], data[150 * 400 + 50]]).toEqual([255, 255]);
    expect([data[215 * 400 + 200], data[300 * 400 + 204]]).toEqual([0, 0]);
  });
});

describe('The rules of a page that was not quite flat', () => {
  const side = 1000;
  const ruled = (x: (at: number) => number, y: (at: number) => number, light: number): Gray => {
    const picture: Gray = { width: side, height: side, data: new Uint8Array(side * side).fill(255) };
    for (let at = 50; at < side - 50; at += 1) picture.data[y(at) * side + x(at)] = light;
    return picture;
  };

  it('are taken out though they drift', () => {
    const drifting = (at: number): number => 400 + Math.floor(at / 25);
    for (const picture of [ruled((at) => at, drifting, 60), ruled(drifting, (at) => at, 190)]) expect(withoutRules(picture).data.filter((light) => light < 255).length).toBeLessThan(20);
  });
});

describe('The size of a picture', () => {
  it('is read from its head', async () => {
    const page = turn(await drawn(ENGLISH_PAGE), 1);
    for (const type of ['image/png', 'image/jpeg'] as const) expect(dimensionsOf(encode(page, type))).toEqual([page.width, page.height]);
    expect(dimensionsOf(Buffer.from('RIFF....WEBPVP8X'.padEnd(40)))).toBeDefined();
    expect(dimensionsOf(Buffer.alloc(40))).toBeUndefined();
  });
});
