import { BUYERS } from './make/buyers.js';
import { SetState } from './make/set-state.js';
import { Workshop } from './make/workshop.js';
import { Prng } from './prng.js';
import type { Sample, SampleSet } from './sample.js';
import { SCENARIOS } from './scenarios/index.js';

/**
 * Makes documents with what is true of them and the master data they need. The same seed and count give the same bytes.
 *
 * @param count how many; without it every scenario once. A set repeats the scenarios with other data until it is full.
 */
export async function buildSamples(seed: string, count?: number): Promise<SampleSet> {
  const state = new SetState();
  const random = new Prng(seed);
  const samples: Sample[] = [];
  const full = (): boolean => count !== undefined && samples.length >= count;
  for (let round = 0; round === 0 || (count !== undefined && !full()); round += 1) {
    for (const [name, scenario] of Object.entries(SCENARIOS)) {
      if (full()) break;
      const made = await scenario(new Workshop(random.fork(`${round}/${name}`), state));
      // A case is taken whole: its documents end as intended only together.
      if (count === undefined || samples.length + made.length <= count) samples.push(...made);
    }
  }
  const { vendors, orders, receipts } = state;
  const companies = [...BUYERS.values()];
  return {
    seed,
    samples,
    master: { vendors, orders, receipts },
    buyer: { names: companies.map(({ name }) => name), vatIds: companies.map(({ vatId }) => vatId) },
  };
}
