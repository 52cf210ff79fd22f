/** One place of a CPU profile, as `node --cpu-prof` writes it. */
interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number; readonly columnNumber: number };
  readonly children?: readonly number[];
}

/** A CPU profile (Chrome DevTools Protocol, `Profiler.Profile`); times in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly startTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Busy time of a main thread, in microseconds, by whose code it was spent in. */
export type Shares = ReadonlyMap<string, number>;

/** What is no code of anybody, by the names that V8 gives it. */
const OF_V8: Readonly<Record<string, string>> = { '(garbage collector)': 'garbage collection', '(program)': 'V8 and the kernel' };
const IDLE = '(idle)';
const NODE = 'Node.js';

/** Whose a file is: `domain` of the services and the libraries that they decide by, another part of ours, or a package; undefined of Node.js itself. */
export function ownerOf(url: string): string | undefined {
  if (/\/services\/\w+\/dist\/domain\/|\/libs\/(?:en16931|tax-ids)\//.test(url)) return 'domain';
  if (/\/services\/\w+\/dist\//.test(url)) return 'handlers and stores';
  const lib = /\/libs\/([\w-]+)\//.exec(url)?.[1];
  return lib === undefined
    ? url
        .split('/node_modules/')
        .slice(1)
        .at(-1)
        ?.match(/^(?:@[^/]+\/)?[^/]+/)?.[0]
    : `libs/${lib}`;
}

/** The service whose profile it is; undefined of anything else. */
export function serviceOf({ nodes }: CpuProfile): string | undefined {
  return nodes.map(({ callFrame }) => /\/services\/(\w+)\/dist\//.exec(callFrame.url)?.[1]).find((name) => name !== undefined);
}

/**
 * By whom a main thread was busy: each sample counts for the innermost code that is somebody's, so that what Node.js does for a package is the package's.
 *
 * @param afterSeconds what came before is left out: starting, and becoming hot
 */
export function sharesOf({ nodes, samples, timeDeltas, startTime }: CpuProfile, afterSeconds = 0): Shares {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, string>();
  const ownerAt = (id: number): string => {
    const known = owners.get(id);
    if (known !== undefined) return known;
    const [node, parent] = [byId.get(id), parents.get(id)];
    const owner = OF_V8[node?.callFrame.functionName ?? ''] ?? ownerOf(node?.callFrame.url ?? '') ?? (parent === undefined ? NODE : ownerAt(parent));
    owners.set(id, owner);
    return owner;
  };
  const shares = new Map<string, number>();
  let time = startTime;
  samples.forEach((id, index) => {
    const took = timeDeltas[index] ?? 0;
    time += took;
    if (time - startTime < afterSeconds * 1e6 || byId.get(id)?.callFrame.functionName === IDLE) return;
    const owner = ownerAt(id);
    shares.set(owner, (shares.get(owner) ?? 0) + took);
  });
  return shares;
}

/** Shares of several together. */
export function together(all: readonly Shares[]): Shares {
  const sum = new Map<string, number>();
  for (const shares of all) for (const [owner, took] of shares) sum.set(owner, (sum.get(owner) ?? 0) + took);
  return sum;
}
