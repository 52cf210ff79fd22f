import type { InvoiceLine } from '@smartap/en16931';
import { calibrated, groupOf, REVIEW_BOUND, type ExtractionOutcome, type Steps } from '@smartap/extraction/domain';
import { sameAmount, similarity } from './compare.js';
import type { ExpectedLine } from './corpus.js';

/** A value that was given, with the confidence the reader claims for it before calibration. */
export interface Sample {
  group: string;
  family: string;
  raw: number;
  right: boolean;
}

/** How calibration does on families it was not made of. */
export interface CalibrationReport {
  samples: number;
  families: number;
  /** Mean squared distance of confidence and outcome, each family counting once: as claimed, and calibrated on the other families. */
  brier: { raw: number; calibrated: number };
  /** What was right of the values of a confidence, on families not calibrated on. */
  reliability: { from: number; to: number; values: number; confidence: number; right: number }[];
  /** Of the fields of the header: the lowest bound above which at most the target share is wrong, and the share of the values above it. */
  bound: AtBound;
  /** The same at the bound in force. */
  inForce: AtBound;
}

interface AtBound {
  target: number;
  bound: number;
  coverage: number;
  wrong: number;
}

const FOLDS = 5;
/** The claim counts like so many families, and a quarter of a family more is taken to be wrong: no value is sure for want of documents. */
const PRIOR = { claimed: 1, wrong: 0.25 } as const;
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01] as const;
const NAME_SIMILARITY = 0.9;
const TARGET = 0.01;
const MIN_COVERAGE = 0.6;
const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 1] as const;

interface Block {
  from: number;
  weight: number;
  right: number;
}

function weigh(samples: readonly Sample[]): { sample: Sample; weight: number }[] {
  const counts = new Map<string, number>();
  for (const { family } of samples) counts.set(family, (counts.get(family) ?? 0) + 1);
  return samples.map((sample) => ({ sample, weight: 1 / (counts.get(sample.family) ?? 1) }));
}

const share = (block: Block): number => block.right / block.weight;

/** Rising steps through the samples of a group (pool adjacent violators), from what was seen and, where little was, what is claimed. */
function fit(samples: readonly Sample[]): Steps {
  const weighed = weigh(samples);
  const blocks: Block[] = BINS.slice(0, -1).flatMap((from, index) => {
    const inside = weighed.filter(({ sample }) => sample.raw >= from && sample.raw < (BINS[index + 1] ?? Infinity));
    const weight = inside.reduce((sum, each) => sum + each.weight, 0);
    if (weight === 0) return [];
    const right = inside.reduce((sum, each) => sum + (each.sample.right ? each.weight : 0), 0);
    const claimed = inside.reduce((sum, each) => sum + each.weight * each.sample.raw, 0) / weight;
    return [{ from, weight: weight + PRIOR.claimed + PRIOR.wrong, right: right + PRIOR.claimed * claimed }];
  });
  for (let at = 0; at + 1 < blocks.length;) {
    const [low, high] = [blocks[at], blocks[at + 1]];
    if (low === undefined || high === undefined || share(low) <= share(high)) {
      at += 1;
      continue;
    }
    blocks.splice(at, 2, { from: low.from, weight: low.weight + high.weight, right: low.right + high.right });
    at = Math.max(0, at - 1);
  }
  return blocks.map((block) => [block.from, Math.round(share(block) * 1000) / 1000] as const);
}

/** Whether the fields agree that the expected line states. */
type Agreement = Partial<Record<'quantity' | 'price.net' | 'net' | 'item.name', boolean>>;

const rightOf = (agreed: Agreement): number => Object.values(agreed).filter(Boolean).length;

function agreement(expected: ExpectedLine, line: InvoiceLine): Agreement {
  const pairs = [
    ['quantity', expected.quantity, line.quantity],
    ['price.net', expected.price, line.price.net],
    ['net', expected.net, line.net],
  ] as const;
  const amounts = pairs.flatMap(([field, stated, given]) => (stated === null ? [] : [[field, given !== undefined && sameAmount(stated, given)] as const]));
  return { ...Object.fromEntries(amounts), 'item.name': similarity(expected.name ?? '', line.item.name ?? '') >= NAME_SIMILARITY };
}

/** Collects samples and makes the table of them. */
export class CalibrationBook {
  private readonly samples: Sample[] = [];

  add(family: string, path: string, raw: number, right: boolean): void {
    this.samples.push({ group: groupOf(path), family, raw, right });
  }

  /** Each given line by the expected one it agrees with most. */
  addLines(family: string, outcome: ExtractionOutcome | undefined, expected: readonly ExpectedLine[]): void {
    if (outcome?.outcome !== 'extracted') return;
    const { evidence, invoice } = outcome;
    invoice.lines.forEach((line, index) => {
      const [best] = expected.map((each) => agreement(each, line)).toSorted((a, b) => rightOf(b) - rightOf(a));
      for (const [field, right] of Object.entries(best ?? {})) {
        const own = evidence[`lines[${index}].${field}`];
        if (own !== undefined) this.add(family, `lines[${index}].${field}`, own.confidence, right);
      }
    });
  }

  table(samples: readonly Sample[] = this.samples): Record<string, Steps> {
    const groups = [...new Set(samples.map((sample) => sample.group))].toSorted();
    return Object.fromEntries(groups.map((group) => [group, fit(samples.filter((sample) => sample.group === group))]));
  }

  report(): CalibrationReport {
    const families = [...new Set(this.samples.map((sample) => sample.family))].toSorted();
    const tables = Array.from({ length: FOLDS }, (_, fold) => this.table(this.samples.filter((sample) => families.indexOf(sample.family) % FOLDS !== fold)));
    const judged = weigh(this.samples).map(({ sample, weight }) => ({
      sample,
      weight,
      value: calibrated(sample.group, sample.raw, tables[families.indexOf(sample.family) % FOLDS] ?? {}),
    }));
    const total = judged.reduce((sum, each) => sum + each.weight, 0);
    const brier = (of: (each: (typeof judged)[number]) => number): number =>
      rounded(judged.reduce((sum, each) => sum + each.weight * (of(each) - (each.sample.right ? 1 : 0)) ** 2, 0) / total);
    const reliability = EDGES.slice(0, -1).flatMap((from, index) => {
      const to = EDGES[index + 1] ?? 1;
      const inside = judged.filter((each) => each.value >= from && (each.value < to || to === 1));
      const weight = inside.reduce((sum, each) => sum + each.weight, 0);
      if (weight === 0) return [];
      const mean = (of: (each: (typeof judged)[number]) => number): number => rounded(inside.reduce((sum, each) => sum + each.weight * of(each), 0) / weight);
      return [{ from, to, values: inside.length, confidence: mean((each) => each.value), right: mean((each) => (each.sample.right ? 1 : 0)) }];
    });
    return {
      samples: this.samples.length,
      families: families.length,
      brier: { raw: brier((each) => each.sample.raw), calibrated: brier((each) => each.value) },
      reliability,
      ...boundOf(judged.filter((each) => !each.sample.group.startsWith('lines'))),
    };
  }
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function boundOf(judged: readonly { sample: Sample; value: number }[]): Pick<CalibrationReport, 'bound' | 'inForce'> {
  const at = (bound: number): AtBound => {
    const above = judged.filter((each) => each.value >= bound);
    const wrong = above.filter((each) => !each.sample.right).length;
    return { target: TARGET, bound, coverage: rounded(above.length / Math.max(1, judged.length)), wrong: rounded(wrong / Math.max(1, above.length)) };
  };
  const tried = Array.from({ length: 50 }, (_, index) => at((50 + index) / 100));
  return { bound: tried.find((each) => each.wrong <= TARGET && each.coverage >= MIN_COVERAGE) ?? at(0.99), inForce: at(REVIEW_BOUND) };
}

/** The table as the source file that the reader takes it from. */
export function tableSource(table: Readonly<Record<string, Steps>>, ofScans: boolean): string {
  const rows = Object.entries(table).map(([group, steps]) => `  '${group}': [${steps.map(([from, right]) => `[${from}, ${right}]`).join(', ')}],`);
  return `import type { Steps } from './calibrate.js';\n\n/** Made by \`npm run conformance -- --corpus DIR${ofScans ? ' --degraded 94 --seed 1' : ''} --calibrate FILE\`: do not edit. */\nexport const ${ofScans ? 'SCAN_CALIBRATION' : 'CALIBRATION'}: Readonly<Record<string, Steps>> = {\n${rows.join('\n')}\n};\n`;
}
