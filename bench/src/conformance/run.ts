import { extract, Tesseract } from '@smartap/extraction/domain';
import type { ExtractionContext, ExtractionOutcome, PageDifference } from '@smartap/extraction/domain';
import { FIELDS, isInvoice } from './corpus.js';
import type { Corpus, CorpusRow, Field } from './corpus.js';
import { degraded } from './degraded/degraded.js';
import { DAMAGE_KINDS, formatOf, type DamageKind } from './degraded/kinds.js';
import { FactBook } from './facts.js';
import { SplitBook } from './joined/split-book.js';
import { LineBook } from './lines.js';
import { roundTripLosses } from './round-trip.js';
import type { RoundTripLoss } from './round-trip.js';
import { fireRules, RuleBook } from './rules.js';
import { TermBook } from './terms.js';

const TIME_OUT_MS = 10_000;
/** Pages that are pictures take seconds each. */
const PICTURE_TIME_OUT_MS = 180_000;
const DEGRADED_FORMATS = DAMAGE_KINDS.map(formatOf);
const PICTURE_FORMATS = new Set(['pdf-scan', 'image', 'pdf-split-scan', ...DEGRADED_FORMATS]);
const XML_FORMATS = new Set(['ubl', 'cii', 'cii-zf1']);
/** Formats whose facts are those printed on the page. */
const PAGE_FORMATS = new Set(['pdf-text', 'facturx-page', ...DEGRADED_FORMATS]);
const SCORED_FORMATS = new Set([...XML_FORMATS, 'facturx', 'pdf-text', 'pdf-scan', 'image', 'fatturapa', 'orderx', 'txt']);

/** Facts of whom a known tenant is. */
const OF_BUYER: ReadonlySet<Field> = new Set(['buyer_name', 'buyer_tax_id']);

/** Collects what the documents of a corpus give. */
export class Conformance {
  readonly crashes: { id: string; error: string }[] = [];
  readonly facts = new FactBook();
  readonly lines = new LineBook();
  readonly rules = new RuleBook();
  readonly splits = new SplitBook();
  readonly terms = new TermBook();
  readonly roundTrip = { documents: 0, lossless: 0, differing: [] as { id: string; losses: RoundTripLoss[] }[] };
  readonly hybrid = { documents: 0, differing: [] as { id: string; differences: Pick<PageDifference, 'field' | 'printed' | 'stated'>[] }[] };
  readonly refusals: { id: string; format: string; kind: string; reason: string }[] = [];
  /** How many documents of each other kind than invoices have no facts that are scored. */
  readonly unscored = new Map<string, number>();
  readonly times = new Map<string, number[]>();
  private readonly recogniser = new Tesseract();
  private readonly corpus: Corpus;
  private readonly context: ExtractionContext;
  private readonly isTenantKnown: boolean;

  /** @param isTenantKnown the buyer of each document is the tenant, whose name and VAT id are told beforehand, as they are in service: no fact is asked of the buyer */
  constructor(corpus: Corpus, context: ExtractionContext = {}, isTenantKnown = false) {
    this.corpus = corpus;
    this.context = context;
    this.isTenantKnown = isTenantKnown;
  }

  async document(row: CorpusRow): Promise<void> {
    const bytes = this.corpus.read(row.file);
    const outcome = await this.extract(row, row.format, bytes, {});
    if (outcome?.outcome === 'refused') this.refusals.push({ id: row.id, format: row.format, kind: row.kind, reason: outcome.reason });
    this.checkRules(row, bytes);
    if (!isInvoice(row)) this.unscored.set(row.kind, (this.unscored.get(row.kind) ?? 0) + 1);
    if (!isInvoice(row) || !SCORED_FORMATS.has(row.format)) return;
    this.score(row.format, row, outcome);
    this.tripRound(row, bytes);
    const terms = this.corpus.terms.get(row.id);
    if (terms !== undefined) this.terms.expect(row, terms, outcome);
    if (row.format !== 'facturx' || row.layout !== 'designed') return;
    await this.compare(row, bytes);
    const page = await this.extract(row, 'facturx-page', bytes, { ignoreAttachments: true });
    this.score('facturx-page', row, page);
    await this.terms.add(row, bytes, outcome, page);
  }

  /** Scores a designed page as it comes in after damage of a kind. */
  async degraded(row: CorpusRow, seed: number, kind: DamageKind): Promise<void> {
    const format = formatOf(kind);
    this.score(format, row, await this.extract(row, format, await degraded(this.corpus.read(row.file), seed, kind), {}));
  }

  /** The pages that the parts of a file begin on, by what its pages say; none where it is one document. */
  async startsOf(id: string, bytes: Uint8Array, isScan = false): Promise<number[]> {
    const outcome = await this.extract({ id }, isScan ? 'pdf-split-scan' : 'pdf-split', bytes, { split: true, ignoreAttachments: true });
    const parts = outcome?.outcome === 'extracted' ? (outcome.parts ?? []) : [];
    return parts.map(({ from }) => from).toSorted((a, b) => a - b);
  }

  close(): Promise<void> {
    return this.recogniser.close();
  }

  /** What the page of a hybrid PDF prints otherwise than its XML states, and what it takes to find that out. */
  private async compare(row: CorpusRow, bytes: Uint8Array): Promise<void> {
    const outcome = await this.extract(row, 'facturx-compared', bytes, { comparePage: true });
    this.hybrid.documents += 1;
    if (outcome?.outcome !== 'extracted' || outcome.differences === undefined) return;
    this.hybrid.differing.push({ id: row.id, differences: outcome.differences.map(({ field, printed, stated }) => ({ field, printed, stated })) });
  }

  private tenantOf({ expected }: Partial<Pick<CorpusRow, 'expected'>>): ExtractionContext {
    if (!this.isTenantKnown || expected === undefined) return {};
    const { buyer_name: name, buyer_tax_id: vatId } = expected;
    return { ...(name && { buyerNames: [String(name)] }), ...(vatId && { buyerVatIds: [String(vatId)] }) };
  }

  private score(format: string, row: CorpusRow, outcome: ExtractionOutcome | undefined): void {
    const isPage = PAGE_FORMATS.has(format);
    // What nobody could copy as text is visible all the same on a scan.
    const visible: readonly Field[] = row.visible_in_text ?? [];
    if (isPage && row.layout !== 'designed') return;
    this.facts.add(
      format,
      row,
      outcome,
      (isPage ? visible : FIELDS).filter((field) => !this.isTenantKnown || !OF_BUYER.has(field)),
      XML_FORMATS.has(format) || format === 'facturx',
      isPage,
    );
    const lines = this.corpus.lines.get(row.id);
    // A profile without lines says nothing of those that its page prints.
    if (lines === undefined || (isPage && lines.length === 0)) return;
    this.lines.add(format, row.id, row.family, lines, outcome);
    if (isPage) this.facts.calibration.addLines(row.family, outcome, lines);
  }

  private async extract(
    row: Pick<CorpusRow, 'id'> & Partial<Pick<CorpusRow, 'expected'>>,
    format: string,
    bytes: Uint8Array,
    context: ExtractionContext,
  ): Promise<ExtractionOutcome | undefined> {
    const start = performance.now();
    try {
      const isPicture = PICTURE_FORMATS.has(format);
      const limit = isPicture ? PICTURE_TIME_OUT_MS : TIME_OUT_MS;
      const outcome = await this.inTime(
        limit,
        extract(bytes, { ...this.context, ...this.tenantOf(row), ...context, ...(isPicture ? { recogniser: this.recogniser } : {}) }),
      );
      const took = performance.now() - start;
      if (took > limit) throw new Error(`time-out: ${Math.round(took)} ms`);
      this.times.set(format, [...(this.times.get(format) ?? []), took]);
      return outcome;
    } catch (error) {
      this.crashes.push({ id: row.id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
      return undefined;
    }
  }

  private async inTime<T>(limit: number, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`time-out: over ${limit} ms`)), limit);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private checkRules(row: CorpusRow, bytes: Uint8Array): void {
    if (row.en16931 === undefined || row.en16931 === null) return;
    const source = row.embedded_file === undefined || row.embedded_file === null ? bytes : this.corpus.read(row.embedded_file);
    try {
      const { ids, ms } = fireRules(source);
      this.rules.add(row, ids, ms);
    } catch (error) {
      this.crashes.push({ id: row.id, error: error instanceof Error ? `rules: ${error.message}` : String(error) });
    }
  }

  private tripRound(row: CorpusRow, bytes: Uint8Array): void {
    if (row.en16931?.valid !== true) return;
    const source = row.format === 'facturx' ? row.embedded_file : row.file;
    if (source === undefined || source === null) return;
    try {
      const losses = roundTripLosses(source === row.file ? bytes : this.corpus.read(source));
      this.roundTrip.documents += 1;
      if (losses.length === 0) this.roundTrip.lossless += 1;
      else this.roundTrip.differing.push({ id: row.id, losses });
    } catch (error) {
      this.crashes.push({ id: row.id, error: error instanceof Error ? `round trip: ${error.message}` : String(error) });
    }
  }
}
