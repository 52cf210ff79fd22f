import { seriesOf } from './cadence.js';
import { classesOf } from './classes.js';
import { CLASSES, type DuplicateClass, type DuplicateRecord, type DuplicateSettings, type Explanation, type Similarity } from './duplicate-record.js';
import { explain } from './explanations.js';
import { looksLikeOneVendor } from './same-seller.js';

/** A class of evidence against another invoice. */
export interface DuplicateHit {
  readonly class: DuplicateClass;
  readonly against: string;
}

/** What the search came to. */
export interface DuplicateOutcome {
  /** What remains, strongest first. */
  readonly hits: readonly DuplicateHit[];
  /** What was found and is explained. */
  readonly explained: readonly (DuplicateHit & { readonly by: Explanation })[];
  readonly strongest: DuplicateClass | undefined;
  /** `block`: no second invoice; `suspected`: a person decides. */
  readonly effect: 'block' | 'suspected' | 'none';
  /** Other master records that look like the candidate's. */
  readonly sameVendors: readonly string[];
}

/** What the candidate is held against. */
export interface DuplicateFacts {
  /** Invoices that count; those that ended do not. */
  readonly history: readonly DuplicateRecord[];
  readonly settings: DuplicateSettings;
  /** Ids that a person has cleared against the candidate. */
  readonly cleared: ReadonlySet<string>;
  /** By id, how alike the documents are; absent is unlike. */
  readonly similarity: ReadonlyMap<string, Similarity>;
}

const rank = ({ class: own }: DuplicateHit): number => CLASSES.indexOf(own);

/** Whether an invoice has been here before, by classes of evidence, each with what explains it away. */
export function findDuplicates(candidate: DuplicateRecord, { history: all, settings, cleared, similarity }: DuplicateFacts): DuplicateOutcome {
  const history = all.filter(({ id }) => id !== candidate.id);
  const around = { history, settings, cleared, series: seriesOf(candidate, history, settings) };
  const found = history
    .flatMap((other) =>
      classesOf(candidate, other, settings, similarity.get(other.id)).map((own) => {
        const by = explain(own, candidate, other, around);
        return { class: own, against: other.id, ...(by ? { by } : {}) };
      }),
    )
    .toSorted((a, b) => rank(a) - rank(b));
  const hits = found.filter(({ by }) => by === undefined);
  const explained = found.flatMap(({ by, ...hit }) => (by ? [{ ...hit, by }] : []));
  const strongest = hits[0]?.class;
  const isSame = strongest === 'D0' || strongest === 'D1';
  const sameVendors = [...new Set(history.filter((other) => looksLikeOneVendor(candidate, other, settings)).flatMap(({ vendor }) => vendor ?? []))];
  return { hits, explained, strongest, effect: isSame ? 'block' : strongest ? 'suspected' : 'none', sameVendors };
}
