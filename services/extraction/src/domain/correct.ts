import { assertFits } from '@smartap/contracts';
import { canonicalDecimal, DECIMAL_PATTERN, emptyLine, Invoice, TELLS_ONLY, treeOf } from '@smartap/en16931';
import { AppError } from '@smartap/runtime';
import type { TSchema } from '@sinclair/typebox';
import { keysOf, lineOf, putAt } from './field-path.js';
import { reviewOf } from './review/review.js';
import type { FieldEvidence, ReviewItem } from './outcome.js';
import { dropStaleBreakdown } from './stale-breakdown.js';

/** A corrected invoice with the evidence that a person gave. */
export interface Correction {
  readonly invoice: Invoice;
  readonly evidence: Record<string, FieldEvidence>;
  readonly review: ReviewItem[];
}

const PERSON: FieldEvidence = { method: 'person', confidence: 1 };
const WHOLE_LINE = /^lines\[\d{1,5}\]$/;
const PATH = /^[A-Za-z]+(\[\d{1,5}\])?(\.[A-Za-z]+(\[\d{1,5}\])?)*$/;

/**
 * Sets fields by path, such as `totals.due` or `lines[0].net`; null removes one, of `lines[0]` the whole line with what it is made of. The path
 * of the line after the last adds one. What a person has set needs no review; totals that do not close still do.
 *
 * @throws AppError `FIELD_INVALID` for a path or value that is not of the model
 */
export function correct(invoice: Invoice, evidence: Readonly<Record<string, FieldEvidence>>, fields: Readonly<Record<string, string | null>>): Correction {
  const corrected = structuredClone(invoice);
  let known: Record<string, FieldEvidence> = { ...evidence };
  const removed = Object.entries(fields).flatMap(([path, value]) => (value === null && WHOLE_LINE.test(path) ? withParts(invoice, lineOf(path) ?? 0) : []));
  for (const [path, value] of Object.entries(fields)) {
    if (value === null && WHOLE_LINE.test(path)) continue;
    setAt(corrected, path, value);
    // Also of what a person took away: no later reading brings it back.
    known[path] = PERSON;
  }
  // By the numbers that the lines had when the person saw them.
  for (const index of [...new Set(removed)].toSorted((a, b) => b - a)) known = withoutLine(corrected, known, index);
  dropStaleBreakdown(corrected, known);
  try {
    assertFits(Invoice, corrected, 'The corrected invoice');
  } catch (error) {
    throw new AppError('FIELD_INVALID', `${error instanceof Error ? error.message : String(error)} Correct the value and send it again.`, { cause: error });
  }
  return { invoice: corrected, evidence: known, review: reviewOf(corrected, known) };
}

/** An invoice that a person has confirmed as it is. */
export function confirm(invoice: Invoice, evidence: Readonly<Record<string, FieldEvidence>>): Correction {
  const known = Object.fromEntries(
    Object.entries(evidence).map(([path, own]) => [path, own.confidence < 1 ? { ...own, method: PERSON.method, confidence: 1 } : own]),
  );
  return { invoice, evidence: known, review: [] };
}

function setAt(invoice: Invoice, path: string, value: string | null): void {
  const schema = PATH.test(path) ? schemaAt(path) : undefined;
  if (!schema) throw new AppError('FIELD_INVALID', `"${path}" is no path of the invoice, such as totals.due or lines[0].net.`);
  if (!isReached(invoice, path)) throw new AppError('FIELD_INVALID', `"${path}" leads nowhere in this invoice: what stands before it is not there.`);
  if (lineOf(path) === invoice.lines.length && value !== null) invoice.lines.push({ ...emptyLine(), id: nextId(invoice) });
  putAt(invoice, path, value === null ? undefined : schema['pattern'] === DECIMAL_PATTERN ? (canonicalDecimal(value) ?? value) : value);
}

/** The place of a line, and of those that only tell what it is made of. */
function withParts({ lines }: Invoice, index: number): number[] {
  const found = [index];
  const left = treeOf(lines).map((tree) => ({ tree, isOf: false }));
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { tree, isOf } = next;
    if (isOf) found.push(tree.index);
    left.push(...tree.parts.map((part) => ({ tree: part, isOf: (isOf || tree.index === index) && part.line.subtype === TELLS_ONLY })));
  }
  return found;
}

/** Takes a line away, with its evidence; that of the lines below moves up. */
function withoutLine(invoice: Invoice, evidence: Readonly<Record<string, FieldEvidence>>, index: number): Record<string, FieldEvidence> {
  if (index >= invoice.lines.length)
    throw new AppError('FIELD_INVALID', `"lines[${index}]" leads nowhere in this invoice: it has ${invoice.lines.length} line(s).`);
  invoice.lines.splice(index, 1);
  const moved = Object.entries(evidence).flatMap(([path, own]): [string, FieldEvidence][] => {
    const at = lineOf(path) ?? -1;
    if (at === index) return [];
    return [[at > index ? path.replace(`lines[${at}]`, `lines[${at - 1}]`) : path, own]];
  });
  // A later reading does not bring the line back.
  return { ...Object.fromEntries(moved), lines: PERSON };
}

/** The number of a further line: after the highest. */
function nextId({ lines }: Invoice): string {
  return String(Math.max(0, ...lines.map(({ id }) => Number(id)).filter(Number.isSafeInteger)) + 1);
}

/** Whether a list has the entry of a path, or could have it as its next one: none is left out. */
function isReached(invoice: Invoice, path: string): boolean {
  let here: unknown = invoice;
  return keysOf(path).every((key) => {
    const length: number = Array.isArray(here) ? here.length : 0;
    const isThere = !/^\d+$/.test(key) || Number(key) <= length;
    here = typeof here === 'object' && here !== null ? (here as Record<string, unknown>)[key] : undefined;
    return isThere;
  });
}

/** The schema of the text at a path of the model; undefined where there is none. */
function schemaAt(path: string): TSchema | undefined {
  let schema: TSchema | undefined = Invoice;
  for (const key of keysOf(path)) {
    const properties: Record<string, TSchema> = schema?.['properties'] ?? {};
    schema = /^\d+$/.test(key) ? schema?.['items'] : Object.hasOwn(properties, key) ? properties[key] : undefined;
  }
  return schema?.['type'] === 'string' ? schema : undefined;
}
