import type { Agreed, VendorLayout } from './layout.types.js';

/** Share of a layout's words that must be on a page: what changes from invoice to invoice is less than half of it. */
const ENOUGH_WORDS = 0.5;

/** Whether enough of a layout's words are among these. */
export function hasWordsOf(words: readonly string[], layout: Pick<VendorLayout, 'words'>): boolean {
  const there = new Set(words);
  return layout.words.filter((word) => there.has(word)).length >= ENOUGH_WORDS * layout.words.length;
}

/** A lesson after another: that a value was read right by what was known takes nothing of that away. */
const after = <L extends Agreed>(older: L | undefined, newer: L): L => (newer.agreed === true && older !== undefined ? older : newer);

/** What two corrections in one layout taught together. */
export function joinLayouts(older: Pick<VendorLayout, 'lessons' | 'lines'> | undefined, newer: VendorLayout): VendorLayout {
  const lessons = Object.entries(newer.lessons).map(([path, lesson]) => [path, after(older?.lessons[path], lesson)] as const);
  const lines = newer.lines === undefined ? older?.lines : after(older?.lines, newer.lines);
  return { ...newer, lessons: { ...older?.lessons, ...Object.fromEntries(lessons) }, ...(lines === undefined ? {} : { lines }) };
}
