import { emptyLine, type InvoiceLine } from '@smartap/en16931';
import { REVIEW_BOUND, type CorrectedValues, type Extracted } from '@smartap/extraction/domain';
import { isRight } from '../compare.js';
import type { CorpusRow, ExpectedLine, Field } from '../corpus.js';
import { matched } from '../lines.js';
import { givenValue } from '../values.js';

/** How much a clerk states: what was read wrongly, or every fact. */
export type Care = 'wrong' | 'all';

/** The facts of a row that its page prints. */
export function printedFacts(row: CorpusRow): { field: Field; expected: string }[] {
  return (row.visible_in_text ?? []).flatMap((field) => {
    const expected = row.expected[field];
    return expected === null || field === 'line_count' || field === 'type_code' || field === 'seller_country' ? [] : [{ field, expected: String(expected) }];
  });
}

function lineOf({ quantity, net, price, name }: ExpectedLine, index: number): InvoiceLine {
  const line = emptyLine();
  return {
    ...line,
    id: String(index + 1),
    ...(quantity === null ? {} : { quantity }),
    ...(net === null ? {} : { net }),
    price: price === null ? {} : { net: price },
    item: { ...line.item, ...(name === null ? {} : { name }) },
  };
}

/** A VAT id begins with its country; what does not is a national number. */
function pathOf(field: Field, expected: string, { invoice }: Extracted): string {
  const role = /^(seller|buyer)_tax_id$/.exec(field)?.[1];
  if (role === undefined) return givenValue(invoice, field).path;
  return /^[A-Z]{2}/.test(expected) ? `${role}.vatId` : `${role}.taxRegistrationId`;
}

/** What a clerk who knows the facts of a document says of how it was read. */
export function correctionOf(row: CorpusRow, lines: readonly ExpectedLine[], read: Extracted, care: Care): CorrectedValues {
  const facts = printedFacts(row)
    .map((fact) => ({
      ...fact,
      path: pathOf(fact.field, fact.expected, read),
      isRead: isRight(fact.field, fact.expected, givenValue(read.invoice, fact.field).value ?? ''),
    }))
    .filter(({ isRead }) => care === 'all' || !isRead);
  const given = read.invoice.lines;
  const isWrong = matched(lines, given, false) < Math.max(lines.length, given.length);
  // Who corrects anything takes the rest as it was read.
  const isCorrected = care === 'all' || isWrong || facts.length > 0;
  return {
    fields: Object.fromEntries(facts.map(({ path, expected }) => [path, expected])),
    overruled: facts.filter(({ path, isRead }) => !isRead && (read.evidence[path]?.confidence ?? 0) >= REVIEW_BOUND).map(({ path }) => path),
    asRead: [...facts.filter(({ isRead }) => isRead).map(({ path }) => path), ...(isWrong ? [] : ['lines'])],
    ...(lines.length > 0 && isCorrected ? { lines: lines.map(lineOf) } : {}),
  };
}
