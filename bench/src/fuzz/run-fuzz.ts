import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toStderr } from '@smartap/tools';
import { Random } from '../random.js';
import { mutate } from './mutate.js';
import { originals } from './originals.js';
import { Reader, type Answer } from './reader.js';

/** What `bench -- fuzz` is asked. */
export interface FuzzOptions {
  readonly files: number;
  readonly seed: string;
  /** The number of the first file: to make one again. */
  readonly from: number;
  /** A folder of documents to mutate, instead of such as the demo makes. */
  readonly corpus?: string;
  /** A folder for the files that crash, go over a limit or are the slowest. */
  readonly keep?: string;
}

/** A file worth a look. */
export interface Finding {
  readonly file: number;
  readonly original: string;
  readonly ways: readonly string[];
  readonly bytes: number;
  readonly milliseconds: number;
  /** The error, or the limit. */
  readonly what: string;
}

/** What `bench -- fuzz --json` prints. */
export interface FuzzResult {
  readonly files: number;
  readonly seed: string;
  readonly originals: number;
  readonly seconds: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly crashes: readonly Finding[];
  readonly overLimit: readonly Finding[];
  readonly slowest: readonly Finding[];
  /** Of the whole process, its threads included. */
  readonly peakMemoryMb: number;
}

const SLOWEST = 5;
const PROGRESS_MS = 5000;

/** Mutates documents and reads them as the service does. */
export async function runFuzz({ files, seed, from, corpus, keep }: FuzzOptions): Promise<FuzzResult> {
  const sources = await originals(seed, corpus);
  const reader = new Reader();
  const outcomes: Record<string, number> = {};
  const found: { crashes: Finding[]; overLimit: Finding[]; slowest: Finding[] } = { crashes: [], overLimit: [], slowest: [] };
  const began = performance.now();
  let told = began;
  for (let file = from; file < from + files; file += 1) {
    const random = new Random(createHash('sha256').update(`${seed}/${file}`).digest().readUInt32LE(0));
    const original = random.pick(sources);
    const other = random.pick(sources);
    if (original === undefined || other === undefined) break;
    const { bytes, ways } = mutate(original.bytes, random, other.bytes);
    const start = performance.now();
    const answer = await reader.read(bytes);
    const finding: Finding = {
      file,
      original: original.name,
      ways,
      bytes: bytes.length,
      milliseconds: Math.round(performance.now() - start),
      what: wordOf(answer),
    };
    if ('outcome' in answer) outcomes[answer.outcome] = (outcomes[answer.outcome] ?? 0) + 1;
    else ('crash' in answer ? found.crashes : found.overLimit).push(finding);
    found.slowest = [...found.slowest, finding].toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
    if (keep !== undefined && (!('outcome' in answer) || found.slowest.includes(finding))) keepFile(keep, finding, bytes);
    if (performance.now() - told > PROGRESS_MS) {
      told = performance.now();
      toStderr(`${file - from + 1} of ${files} files, ${found.crashes.length} crashes, ${found.overLimit.length} over a limit`);
    }
  }
  await reader.close();
  const sorted = Object.fromEntries(Object.entries(outcomes).toSorted(([, a], [, b]) => b - a));
  return {
    files,
    seed,
    originals: sources.length,
    seconds: Math.round((performance.now() - began) / 1000),
    outcomes: sorted,
    ...found,
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function wordOf(answer: Answer): string {
  if ('crash' in answer) return answer.crash;
  return 'over' in answer ? `over the limit of ${answer.over}` : answer.outcome;
}

function keepFile(folder: string, { file, original }: Finding, bytes: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${file}-${original.replaceAll(/[^\w.-]/g, '_')}`), bytes);
}
