/** One figure of a run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** A difference as small as this is none, whatever the ratio. */
  readonly least: number;
  /** Undefined where a run does not give it. */
  readonly of: (run: RunFigures) => number | undefined;
}

/** What is read of a run's JSON; older commits give less. */
export interface RunFigures {
  readonly invoices: number;
  readonly invoicesPerSecond: number;
  readonly ratio: number;
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  readonly idleLatencyMs?: { readonly p50: number };
  readonly processes: readonly { readonly name: string; readonly cpuSeconds: number; readonly peakMemoryMb: number }[];
}

/** How a figure of the new commit stands to the base's. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly base: number;
  readonly now: number;
  /** Now to base. */
  readonly ratio: number;
  /** How far runs of one and the same commit lie apart, as a share. */
  readonly noise: number;
  readonly verdict: 'better' | 'same' | 'worse';
}

const SERVERS = ['nats', 'postgres', 'redis'];
const services = (run: RunFigures): RunFigures['processes'] => run.processes.filter(({ name }) => !SERVERS.includes(name));

/** What two commits are compared by. */
export const FIGURES: readonly Figure[] = [
  { name: 'rate', unit: 'invoices/s', better: 'higher', least: 0, of: (run) => run.invoicesPerSecond },
  { name: 'ratio to floor', unit: '', better: 'higher', least: 0, of: (run) => run.ratio },
  { name: 'p50 at half load', unit: 'ms', better: 'lower', least: 20, of: (run) => run.latencyMs.p50 },
  { name: 'p95 at half load', unit: 'ms', better: 'lower', least: 50, of: (run) => run.latencyMs.p95 },
  { name: 'p50 idle', unit: 'ms', better: 'lower', least: 10, of: (run) => run.idleLatencyMs?.p50 },
  { name: 'peak memory of a service', unit: 'MB', better: 'lower', least: 10, of: (run) => Math.max(...services(run).map((use) => use.peakMemoryMb)) },
  {
    name: 'CPU of the services for 1,000 invoices',
    unit: 's',
    better: 'lower',
    least: 0,
    of: (run) => (services(run).reduce((sum, use) => sum + use.cpuSeconds, 0) / run.invoices) * 1000,
  },
];

const round = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Compares runs of two commits by their medians.
 *
 * @param tolerance share by which a figure may be worse, on top of the noise between runs of the same commit
 */
export function judge(base: readonly RunFigures[], now: readonly RunFigures[], tolerance: number): Comparison[] {
  return FIGURES.flatMap(({ name, unit, better, least, of }) => {
    const [ofBase, ofNow] = [base, now].map((runs) => runs.map(of).filter((value) => value !== undefined)) as [number[], number[]];
    if (ofBase.length === 0 || ofNow.length === 0) return [];
    const [before, after] = [median(ofBase), median(ofNow)];
    const noise = Math.max(spread(ofBase), spread(ofNow));
    // How many times as good it is now.
    const gain = better === 'higher' ? after / before : before / after;
    const counts = Math.abs(after - before) > least;
    const limit = 1 + tolerance + noise;
    const verdict = counts && gain < 1 / limit ? 'worse' : counts && gain > limit ? 'better' : 'same';
    return [{ name, unit, base: round(before), now: round(after), ratio: round(after / before), noise: round(noise), verdict }];
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** Half the distance between the extremes, as a share of the median. */
function spread(values: readonly number[]): number {
  return (Math.max(...values) - Math.min(...values)) / 2 / (median(values) || 1);
}
