import { KINDS, loadKit, type Adapter, type Deviation, type Kind } from './kit.js';

/** How many cases of a kind came out as they should. */
export interface KindResult {
  readonly right: number;
  readonly total: number;
}

/** The result of all kinds. */
export type ScenarioResult = Readonly<Record<Kind, KindResult>> & { readonly failures: readonly ({ readonly id: string } & Deviation)[] };

/** Runs all cases of a kit. A kind without an adapter has none right; a case that throws is not right. */
export function runScenarios(dir: string, adapters: Readonly<Partial<Record<Kind, Adapter>>>, progress: (line: string) => void): ScenarioResult {
  const failures: ({ id: string } & Deviation)[] = [];
  const results = KINDS.map((kind): [Kind, KindResult] => {
    const adapter = adapters[kind];
    const scenarios = loadKit(dir, kind);
    const right = scenarios.filter((scenario) => {
      const deviations = adapter ? tried(() => adapter(scenario)) : [{ at: 'kind', expected: 'an adapter', got: 'none' }];
      failures.push(...deviations.map((deviation) => ({ id: scenario.id, ...deviation })));
      return deviations.length === 0;
    }).length;
    progress(`${kind}: ${right} of ${scenarios.length} right${adapter ? '' : ' (there is no adapter yet)'}`);
    return [kind, { right, total: scenarios.length }];
  });
  return { ...(Object.fromEntries(results) as Record<Kind, KindResult>), failures };
}

function tried(play: () => Deviation[]): Deviation[] {
  try {
    return play();
  } catch (error) {
    return [{ at: 'run', expected: 'an outcome', got: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }];
  }
}
