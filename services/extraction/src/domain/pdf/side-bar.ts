import { boxOf, type Word } from './word.js';

/** A side bar is no wider than this share of what is printed on its page. */
const WIDEST = 0.3;
/** What stands beside one at the left begins within this share. */
const BESIDE = 0.36;
/** It has so many lines at least, over this share of the height of what is printed. */
const LINES = 10;
const HEIGHT = 0.35;
/** In points: how far it stands apart from what is beside it. */
const GAP = 6;
/** Of its lines no more than this share stands level with a line beside it, as those of a column of a table all do. */
const LEVEL_SHARE = 0.4;
const LEVEL = 1;
/** Edges that differ by less, in points, are one; the text beside a bar begins so many lines at one edge. */
const SAME_EDGE = 1;
const BEGINS = 8;
/** In points: how far behind the text that begins first other text beside a bar may begin. */
const INDENT = 4;

/** A sender's address for mail or in the web, or what its account is called, as a bar has and a column of a table does not. */
const REACHED = /@|^www\.|^https?:|^(?:IBAN|BIC|SWIFT)$/i;

/** A page with what stands in a bar at its side: the sender's names, accounts and registers, in a pitch of its own. */
export interface Sides {
  readonly bar: readonly Word[];
  readonly main: readonly Word[];
}

const baseline = ({ box }: Word): number => box[3];

/** The baselines of words, each once. */
function baselinesOf(words: readonly Word[]): number[] {
  const lines: number[] = [];
  for (const at of words.map(baseline).toSorted((a, b) => a - b)) if (at - (lines.at(-1) ?? -Infinity) > LEVEL) lines.push(at);
  return lines;
}

const isReached = ({ text }: Word): boolean => REACHED.test(text);

/** How far words stand below each other. */
function reachOf(words: readonly Word[]): number {
  const stands = words.map(baseline);
  return Math.max(...stands) - Math.min(...stands);
}

/** Whether words beside others are a bar: many lines, over much of the page, hardly any of them level with what stands beside it. */
function isBar(bar: readonly Word[], beside: readonly Word[], height: number): boolean {
  const [own, others] = [baselinesOf(bar), baselinesOf(beside)];
  const [first = 0, last = 0] = [own[0], own.at(-1)];
  const isBeside = others.filter((at) => at > first && at < last).length >= LINES;
  const level = own.filter((at) => others.some((other) => Math.abs(other - at) <= LEVEL)).length;
  return own.length >= LINES && bar.some(isReached) && last - first >= HEIGHT * height && isBeside && level <= LEVEL_SHARE * own.length;
}

/** The left edges at which many words of a page begin; beside a bar at the left, whose text may stand in cells, also a little behind each other. */
function edgesOf(words: readonly Word[], isLeft: (edge: number) => boolean): number[] {
  const counts = new Map<number, number>();
  for (const { box } of words) {
    const edge = Math.round(box[0]);
    counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  const near = (edge: number): number => [...Array(INDENT + 1).keys()].reduce((sum, more) => sum + (counts.get(edge + more) ?? 0), 0);
  return [...counts].filter(([edge, count]) => (isLeft(edge) ? near(edge) : count) >= BEGINS).map(([edge]) => edge);
}

/** The words of a page apart from those in a bar at its left or its right; undefined where it has none. */
export function sideBarOf(words: readonly Word[]): Sides | undefined {
  // Most of what stands at a side names nobody who can be reached.
  const reached = words.filter(isReached);
  if (reached.length === 0) return undefined;
  const [left, top, right, bottom] = boxOf(words);
  const width = right - left;
  const isAtLeft = (edge: number): boolean => edge - left <= BESIDE * width;
  for (const edge of edgesOf(words, isAtLeft)) {
    const isLeft = isAtLeft(edge);
    const begin = edge - SAME_EDGE;
    const isInBar = ({ box }: Word): boolean => box[0] < begin === isLeft;
    if ((!isLeft && right - edge > WIDEST * width) || !reached.some(isInBar)) continue;
    const bar = words.filter(isInBar);
    if (bar.length < LINES || reachOf(bar) < HEIGHT * (bottom - top)) continue;
    const main = words.filter((word) => !isInBar(word));
    const before = isLeft ? bar : main;
    // What crosses the gap above or below the bar is none of it.
    const crossing = new Set(before.filter(({ box }) => box[2] > edge - GAP).map(baseline));
    const [from, to] = rangeOf(bar, crossing);
    const own = bar.filter((word) => baseline(word) > from && baseline(word) < to && !crossing.has(baseline(word)));
    if (
      (!isLeft || own.every(({ box }) => box[2] - left <= WIDEST * width)) &&
      isBar(
        own,
        main.filter((word) => baseline(word) > from && baseline(word) < to),
        bottom - top,
      )
    ) {
      const taken = new Set(own);
      return { bar: own, main: words.filter((word) => !taken.has(word)) };
    }
  }
  return undefined;
}

/** The longest stretch of a page, from top to bottom, in which nothing crosses and a bar can stand. */
function rangeOf(bar: readonly Word[], crossing: ReadonlySet<number>): readonly [number, number] {
  const lines = bar
    .map(baseline)
    .filter((at) => !crossing.has(at))
    .toSorted((a, b) => a - b);
  let best = { from: -Infinity, to: Infinity, count: -1 };
  let [from, begun] = [-Infinity, 0];
  for (const to of [...[...crossing].toSorted((a, b) => a - b), Infinity]) {
    let end = begun;
    while (end < lines.length && (lines[end] ?? 0) < to) end += 1;
    if (end - begun > best.count) best = { from, to, count: end - begun };
    [from, begun] = [to, end];
  }
  return [best.from, best.to];
}
