import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kinds of a kit, each in a file of its own. */
export const KINDS = ['matching', 'duplicates', 'approval'] as const;
export type Kind = (typeof KINDS)[number];

/** A case of the kit; what is in it is its adapter's business. */
export interface Scenario {
  readonly id: string;
  readonly kind: string;
}

/** Something in a case that came out otherwise. */
export interface Deviation {
  /** Which step, and what of it. */
  readonly at: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Plays one case through the product's own decisions and compares what the case states. */
export type Adapter = (scenario: Scenario) => Deviation[];

/**
 * The cases of a kind.
 *
 * @throws Error when the file is not there or is no kit of format 1
 */
export function loadKit(dir: string, kind: Kind): readonly Scenario[] {
  const file = join(dir, `${kind}.json`);
  let kit: { kind?: string; formatVersion?: string; scenarios?: Scenario[] };
  try {
    kit = JSON.parse(readFileSync(file, 'utf8')) as typeof kit;
  } catch (error) {
    throw new Error(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}. --kit names the folder that holds ${KINDS.map((each) => `${each}.json`).join(', ')}.`,
      { cause: error },
    );
  }
  if (kit.kind !== kind || kit.formatVersion !== '1' || !Array.isArray(kit.scenarios)) throw new Error(`${file} is no kit of kind "${kind}" and format "1".`);
  return kit.scenarios;
}
