import { describe, expect, it } from 'vitest';
import { ENGLISH_PAGE } from '../testing/make-pdf.js';
import { drawn } from '../testing/make-scan.js';
import { agreed } from './agree.js';
import { withoutBars } from './bars.js';
import { withoutFolds } from './folds.js';
import { straighten, type Gray } from './gray.js';
import type { SeenWord } from './ocr.types.js';
import { lieOf } from './skew.js';
import { toWords } from './to-words.js';

function painted(width: number, height: number, light: (x: number, y: number) => number): Gray {
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, at) => light(at % width, Math.floor(at / width))) };
}

const word = (text: string, left: number, confidence: number, more: Partial<SeenWord> = {}): SeenWord => ({ text, confidence, line: 0, box: [left, 100, left + 60, 130], ...more });

describe(withoutFolds, () => {
  it('keeps a page that lies askew from being taken to lie straight', async () => {
    const page = straighten(await drawn(ENGLISH_PAGE), 2, 1);
    for (let y = 600; y < 604; y += 1) for (let x = 0; x < page.width; x += 1) page.data[y * page.width + x] = (page.data[y * page.width + x] ?? 0) * 0.7;
    for (let y = 1200; y < 1204; y += 1) for (let x = 0; x < page.width; x += 1) page.data[y * page.width + x] = (page.data[y * page.width + x] ?? 0) * 0.7;
    expect(lieOf(withoutFolds(page)).degrees).toBeCloseTo(-2, 0);
  });

  it('leaves what is printed under a fold, and print that is dense in one place', () => {
    const picture = painted(800, 200, (x, y) => (y === 100 ? (x % 40 < 8 ? 30 : 150) : y === 50 && x < 300 && x % 10 < 7 ? 20 : 240));
    const { data } = withoutFolds(picture);
    expect([data[100 * 800 + 20], data[100 * 800 + 2]].map((light) => (light ?? 0) > 200)).toEqual([true, false]);
    expect(data[50 * 800 + 2]).toBe(20);
  });
});

describe(withoutBars, () => {
  const letters = (x: number, y: number): boolean => y > 118 && y < 140 && x % 24 < 5;

  it('turns light print on a dark bar to dark print on white', () => {
    const { data } = withoutBars(painted(600, 400, (x, y) => (y >= 104 && y < 152 && x >= 40 && x < 560 ? (letters(x, y) ? 250 : 70) : 250)));
    expect([data[108 * 600 + 314], data[130 * 600 + 314], data[130 * 600 + 308]].map((light) => (light ?? 0) > 128)).toEqual([true, false, true]);
  });

  it('keeps strokes whole that are as thick as what a page is looked at by', () => {
    const isStroke = (x: number, y: number): boolean => y >= 118 && y < 140 && x % 48 < 18;
    const { data } = withoutBars(painted(600, 400, (x, y) => (y >= 96 && y < 168 && x >= 40 && x < 560 ? (isStroke(x, y) ? 250 : 110) : 250)));
    const strokes = [...data].filter((_, at) => isStroke(at % 600, Math.floor(at / 600)) && at % 600 >= 96 && at % 600 < 504);
    expect(strokes.filter((light) => light > 128)).toEqual([]);
  });

  it('leaves heavy dark print as it is', () => {
    const heading = painted(600, 400, (x, y) => (y > 100 && y < 140 && x % 30 < 13 ? 20 : 250));
    expect(withoutBars(heading)).toBe(heading);
  });
});

describe(agreed, () => {
  it('has a thin sign once that each reading has a little to the side', () => {
    const thin = (left: number): ReturnType<typeof word> => word('i', left, 0.9, { box: [left, 100, left + 4, 130] });
    expect(agreed([thin(100)], [thin(106)]).map(({ text }) => text)).toEqual(['i']);
    expect(agreed([thin(100)], [thin(130)]).map(({ text }) => text)).toEqual(['i', 'i']);
  });

  it('is surer of what both readings say, and believes the surer one where they differ', () => {
    const read = agreed([word('Total', 0, 0.8), word('203,52', 100, 0.5), word('EUR', 200, 0.9)], [word('Total', 2, 0.7), word('293,52', 101, 0.9), word('FUR', 199, 0.92)]);
    expect(read.map(({ text, confidence }) => [text, Math.round(confidence * 100)])).toEqual([['Total', 94], ['293,52', 90], ['EUR', 90]]);
  });

  it('takes what was read in pieces, and adds what the first reading missed', () => {
    const read = agreed([word('Nr.47l1', 0, 0.4, { box: [0, 100, 120, 130] })], [word('Nr.', 0, 0.9, { box: [0, 100, 50, 130] }), word('4711', 60, 0.95, { box: [60, 100, 120, 130] }), word('missed', 300, 0.9), word('dirt', 500, 0.4)]);
    expect(read.map(({ text }) => text)).toEqual(['Nr.', '4711', 'missed']);
  });

  it('believes the reading whose check digits hold, also where the other one has more of them in pieces', () => {
    const id = word('DE136695976', 0, 0.6, { box: [0, 100, 160, 130] });
    expect(agreed([word('DE136695979', 0, 0.9, { box: id.box })], [id]).map(({ text }) => text)).toEqual(['DE136695976']);
    expect(agreed([word('DE13', 0, 0.9, { box: [0, 100, 50, 130] }), word('6695979', 60, 0.9, { box: [60, 100, 160, 130] })], [id]).map(({ text }) => text)).toEqual(['DE136695976']);
    expect(agreed([id], [word('DE136695979', 0, 0.99, { box: id.box })]).map(({ text }) => text)).toEqual(['DE136695976']);
  });

  it('believes the other reading where pieces of a word are no surer than the least of them', () => {
    const pieces = (least: number): SeenWord[] => [word('it', 0, least, { box: [0, 100, 30, 130] }), word('8/2017', 36, 0.95, { box: [36, 100, 100, 130] })];
    const whole = word('6/18/2017', 0, 0.9, { box: [0, 100, 100, 130] });
    expect([agreed(pieces(0.34), [whole]), agreed(pieces(0.9), [whole])].map((words) => words.map(({ text }) => text))).toEqual([['6/18/2017'], ['it', '8/2017']]);
  });

  it('leaves a word that the other reading ran together with its neighbour', () => {
    const read = agreed([word('12', 0, 0.6), word('Stk', 70, 0.9)], [word('12Stk', 0, 0.95, { box: [0, 100, 130, 130] })]);
    expect(read.map(({ text }) => text)).toEqual(['12', 'Stk']);
  });
});

describe('Words on one line', () => {
  const picture = { width: 1000, height: 1000, data: new Uint8Array() };
  const page = { picture, page: 1, points: [1000, 1000] as const };

  it('stand alike whatever hangs below it, also where the recogniser took them for two lines', () => {
    const [label, number] = toWords([word('Beleg-Nr', 0, 0.9, { box: [0, 100, 80, 139] }), word('KR8765', 300, 0.9, { box: [300, 100, 400, 130], line: 1 })], page);
    expect(Math.abs((label?.box[3] ?? 0) - (number?.box[3] ?? 99))).toBeLessThan(3);
  });

  it('are not made larger by a mark beside them', () => {
    const [number] = toWords([word('F20310047', 0, 0.9, { box: [0, 100, 180, 130] }), word('(x)', 200, 0.9, { box: [200, 40, 260, 140] })], page);
    expect(number?.size).toBeCloseTo(42, 0);
  });

  it('leave out a sign that stands by no word', () => {
    const line = [word('Banana', 0, 0.9, { box: [0, 100, 80, 130] }), word(':', 86, 0.9, { box: [86, 110, 90, 130] }), word(';', 300, 0.9, { box: [300, 110, 304, 130] }), word('5.50', 500, 0.9, { box: [500, 100, 560, 130] })];
    expect(toWords(line, page).map(({ text }) => text)).toEqual(['Banana', ':', '5.50']);
  });

  it.each([
    [[word('203', 0, 0.6), word('52', 68, 0.6, { box: [68, 100, 100, 130] })], ['203.52']],
    [[word('203', 0, 0.95), word('52', 68, 0.95, { box: [68, 100, 100, 130] })], ['203', '52']],
    [[word('07', 0, 0.6), word('08', 66, 0.6, { box: [66, 100, 100, 130] }), word('56', 106, 0.6, { box: [106, 100, 140, 130] })], ['07', '08', '56']],
    [[word('pay@seller.', 0, 0.9), word('fr', 68, 0.9, { box: [68, 100, 90, 130] }), word('Total', 200, 0.9, { box: [200, 100, 260, 130] })], ['pay@seller.fr', 'Total']],
    [[word('Ltd.', 0, 0.9), word('in', 68, 0.9, { box: [68, 100, 90, 130] })], ['Ltd.', 'in']],
  ])('are joined where a decimal sign was lost, or an address broke at its dot: %#', (line, texts) => {
    expect(toWords(line, page).map(({ text }) => text)).toEqual(texts);
  });
});
