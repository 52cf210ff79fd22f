import { Type } from '@sinclair/typebox';
import { Invoice } from '@smartap/en16931';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { Finding, Id, Instant, Lineage, MatchResult, Nullable, OneOf, ReviewItem, Submitter, Text, VendorMatch } from '../shapes/index.js';

/** The invoice was held against orders and receipts. */
export const invoiceMatched = defineEvent({
  type: 'invoice.matched.v1',
  description: 'The invoice was held against orders and receipts.',
  publishers: ['matching'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    submittedBy: Submitter,
    submittedAt: Instant('When it came in'),
    format: Text('What it was read from', 40),
    invoice: Invoice,
    review: Type.Array(ReviewItem),
    verdict: OneOf(['passed', 'flagged'], 'Of validation'),
    findings: Type.Array(Finding),
    vendor: Nullable(VendorMatch),
    match: MatchResult,
  }),
  example: anExample.matched,
});
