import type { InvoiceLine } from '@smartap/en16931';
import { confidenceOfLines, extract, learn, REVIEW_BOUND, type CorrectedValues, type Extracted, type VendorLayout } from '@smartap/extraction/domain';
import { foldText, isRight } from '../compare.js';
import { isInvoice, type Corpus, type CorpusRow, type ExpectedLine } from '../corpus.js';
import type { Change } from '../invented/change.js';
import { matched } from '../lines.js';
import { givenValue } from '../values.js';
import { correctionOf, printedFacts, type Care } from './correction.js';

/** What was right of documents, before and after another one of their vendor was corrected. */
export interface Reached {
  facts: number;
  rightFacts: number;
  wrongAboveBound: number;
  /** Documents with figures of lines that are not right, and sure. */
  wrongLinesAboveBound: number;
  expectedLines: number;
  givenLines: number;
  rightLines: number;
  /** Documents of which every fact and line is right. */
  whole: number;
}

/** The documents that were read after one of their vendor had been corrected. */
export interface CorrectedScore {
  readings: number;
  /** Read by what the correction taught. */
  byLayout: number;
  /** Of these the ones that say of a field that it is not where it was taught to be. */
  told: number;
  /** Less facts or lines are right than before. */
  worse: number;
  before: Reached;
  after: Reached;
}

/** A value that is not right after a correction. */
export interface CorrectedMiss {
  taught: string;
  id: string;
  field: string;
  expected: string;
  given: string;
  method: string;
}

/** The next invoice, the same one as another program or profile prints it, or what is otherwise on it. */
type Next = 'another invoice' | 'another edition' | Change;

const NOTHING: Reached = { facts: 0, rightFacts: 0, wrongAboveBound: 0, wrongLinesAboveBound: 0, expectedLines: 0, givenLines: 0, rightLines: 0, whole: 0 };
const LAYOUT = 'taught';

function plus(a: Reached, b: Reached): Reached {
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, (value as number) + b[key as keyof Reached]])) as unknown as Reached;
}

/** Designed pages of vendors that have two and more. */
export function vendorsOf({ rows }: Corpus): CorpusRow[][] {
  const vendors = new Map<string, CorpusRow[]>();
  for (const row of rows) {
    const seller = row.expected.seller_name;
    if (!isInvoice(row) || row.layout !== 'designed' || (row.format !== 'pdf-text' && row.format !== 'facturx') || seller === null) continue;
    const key = foldText(String(seller));
    vendors.set(key, [...(vendors.get(key) ?? []), row]);
  }
  return [...vendors.values()].filter((own) => own.length > 1);
}

/** Whether lines have the figures that they should have, whatever they are called. */
function areFiguresRight(expected: readonly ExpectedLine[], given: readonly InvoiceLine[]): boolean {
  const bare = given.map(({ item: { name: _name, ...item }, ...line }) => ({ ...line, item }));
  return (
    matched(
      expected.map((line) => ({ ...line, name: null })),
      bare,
      false,
    ) === Math.max(expected.length, given.length)
  );
}

const isAny = ({ fields, lines = [] }: CorrectedValues): boolean => Object.keys(fields).length > 0 || lines.length > 0;

const nextOf = (a: CorpusRow, b: CorpusRow): Next =>
  a.expected.invoice_number === b.expected.invoice_number && a.expected.gross === b.expected.gross ? 'another edition' : 'another invoice';

/** Corrects one document of a vendor and reads its others by what that taught: each of them in turn. */
export class CorrectedBook {
  readonly misses: CorrectedMiss[] = [];
  private readonly scores = new Map<Next, CorrectedScore>();
  private readonly plain = new Map<string, Extracted>();

  constructor(
    private readonly corpus: Corpus & { readonly changes?: ReadonlyMap<string, Change> },
    private readonly care: Care,
  ) {}

  async vendor(rows: readonly CorpusRow[]): Promise<void> {
    for (const taught of rows) {
      if (this.corpus.changes?.has(taught.id) === true) continue;
      const correction = await this.correctionOf(taught);
      // What was read right is not corrected: nothing is read after it.
      if (correction === undefined || !isAny(correction)) continue;
      const layout = await learn(this.corpus.read(taught.file), correction, {});
      for (const row of rows) if (row !== taught) await this.read(taught, row, layout);
    }
  }

  score(): Partial<Record<Next, CorrectedScore>> {
    return Object.fromEntries(this.scores);
  }

  private async plainly(row: CorpusRow): Promise<Extracted | undefined> {
    const known = this.plain.get(row.id);
    if (known !== undefined) return known;
    const outcome = await extract(this.corpus.read(row.file), { ignoreAttachments: true });
    if (outcome.outcome !== 'extracted') return undefined;
    this.plain.set(row.id, outcome);
    return outcome;
  }

  private async correctionOf(row: CorpusRow): Promise<CorrectedValues | undefined> {
    const read = await this.plainly(row);
    return read && correctionOf(row, this.corpus.lines.get(row.id) ?? [], read, this.care);
  }

  private async read(taught: CorpusRow, row: CorpusRow, layout: VendorLayout | undefined): Promise<void> {
    const before = await this.plainly(row);
    if (before === undefined) return;
    const outcome =
      layout === undefined ? before : await extract(this.corpus.read(row.file), { ignoreAttachments: true, layouts: [{ id: LAYOUT, ...layout }] });
    const after = outcome.outcome === 'extracted' ? outcome : before;
    const next = this.corpus.changes?.get(row.id) ?? nextOf(taught, row);
    const known = this.scores.get(next) ?? { readings: 0, byLayout: 0, told: 0, worse: 0, before: NOTHING, after: NOTHING };
    const [reachedBefore, reachedAfter] = [this.reached(row, before), this.reached(row, after, taught)];
    const isWorse = reachedAfter.rightFacts < reachedBefore.rightFacts || reachedAfter.rightLines < reachedBefore.rightLines;
    if (isWorse)
      this.misses.push({
        taught: taught.id,
        id: row.id,
        field: 'worse',
        expected: `${reachedBefore.rightFacts} facts, ${reachedBefore.rightLines} lines`,
        given: `${reachedAfter.rightFacts} facts, ${reachedAfter.rightLines} lines`,
        method: after.layout?.missed.join(' ') ?? '-',
      });
    this.scores.set(next, {
      readings: known.readings + 1,
      byLayout: known.byLayout + (after.layout === undefined ? 0 : 1),
      told: known.told + (after.layout === undefined || after.layout.missed.length === 0 ? 0 : 1),
      worse: known.worse + (isWorse ? 1 : 0),
      before: plus(known.before, reachedBefore),
      after: plus(known.after, reachedAfter),
    });
  }

  private reached(row: CorpusRow, read: Extracted, taught?: CorpusRow): Reached {
    const facts = printedFacts(row).map(({ field, expected }) => {
      const { path, value } = givenValue(read.invoice, field);
      const right = value !== undefined && isRight(field, expected, value);
      const isSure = value !== undefined && (read.evidence[path]?.confidence ?? 0) >= REVIEW_BOUND;
      if (!right && taught !== undefined)
        this.misses.push({
          taught: taught.id,
          id: row.id,
          field,
          expected,
          given: `${value ?? '(none)'}${isSure ? ', sure and wrong' : ''}`,
          method: read.evidence[path]?.method ?? '-',
        });
      return { right, isSure };
    });
    const expected = this.corpus.lines.get(row.id) ?? [];
    // A profile without lines says nothing of those that its page prints.
    const given = expected.length === 0 ? [] : read.invoice.lines;
    const rightLines = matched(expected, given, false);
    const rightFacts = facts.filter(({ right }) => right).length;
    const areLinesRight = rightLines === Math.max(expected.length, given.length);
    const areSure = expected.length > 0 && !areFiguresRight(expected, given) && confidenceOfLines(read.evidence) >= REVIEW_BOUND;
    if (!areLinesRight && taught !== undefined)
      this.misses.push({
        taught: taught.id,
        id: row.id,
        field: 'lines',
        expected: `${expected.length} lines`,
        given: `${rightLines} right of ${given.length}${areSure ? ', sure and wrong' : ''}`,
        method: read.evidence['lines[0].net']?.method ?? '-',
      });
    return {
      facts: facts.length,
      rightFacts,
      wrongAboveBound: facts.filter(({ right, isSure }) => isSure && !right).length,
      wrongLinesAboveBound: areSure ? 1 : 0,
      expectedLines: expected.length,
      givenLines: given.length,
      rightLines,
      whole: rightFacts === facts.length && areLinesRight ? 1 : 0,
    };
  }
}
