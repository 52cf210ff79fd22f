import { attachmentBytes, evidenceOf, readInvoice, writeCii, writeUbl } from '@smartap/en16931';
import type { Invoice, WriteOptions } from '@smartap/en16931';

/** What a document lost on the way out and back. */
export interface RoundTripLoss {
  syntax: 'ubl' | 'cii';
  paths: string[];
}

/** Arrays whose order says nothing and that a syntax groups by its schema. */
const UNORDERED = /(?:^|\.)(?:identifiers|attachments)$/;

function ordered(path: string, values: readonly unknown[]): unknown[] {
  if (!UNORDERED.test(path)) return [...values];
  return values
    .map((value) => JSON.stringify(value))
    .toSorted()
    .map((value) => JSON.parse(value) as unknown);
}

/** The paths whose value is not the same in the second. What only the second has is no loss. */
function lost(before: unknown, after: unknown, path: string): string[] {
  if (before === undefined) return [];
  if (Array.isArray(before)) {
    const others = ordered(path, Array.isArray(after) ? (after as unknown[]) : []);
    return ordered(path, before).flatMap((value, index) => lost(value, others[index], `${path}[${index}]`));
  }
  if (typeof before === 'object' && before !== null) {
    const other = (typeof after === 'object' && after !== null ? after : {}) as Record<string, unknown>;
    return Object.entries(before).flatMap(([key, value]) => lost(value, other[key], path === '' ? key : `${path}.${key}`));
  }
  return before === after ? [] : [path];
}

function embeddedFiles(source: Uint8Array): { model: Invoice; options: WriteOptions } {
  const result = readInvoice(source);
  const bytes = new Map<string, Uint8Array>();
  for (const { path, occurrence } of evidenceOf(result, 'BT-125')) {
    const digest = result.model.attachments[Number(/\d+/.exec(path)?.[0])]?.sha256;
    if (digest !== undefined) bytes.set(digest, attachmentBytes(occurrence));
  }
  return {
    model: result.model,
    options: { attachmentBytes: (attachment) => (attachment.sha256 === undefined ? undefined : bytes.get(attachment.sha256)) },
  };
}

/** Writes a document as UBL and as CII, reads both again, and says what was lost. */
export function roundTripLosses(source: Uint8Array): RoundTripLoss[] {
  const { model, options } = embeddedFiles(source);
  const losses: RoundTripLoss[] = [
    { syntax: 'ubl', paths: lost(model, readInvoice(writeUbl(model, options)).model, '') },
    { syntax: 'cii', paths: lost(model, readInvoice(writeCii(model, options)).model, '') },
  ];
  return losses.filter((loss) => loss.paths.length > 0);
}
