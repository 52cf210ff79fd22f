import { Type } from '@sinclair/typebox';
import { DocumentForm, Invoice } from '@smartap/en16931';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import {
  AlteredAfterSigning,
  Finding,
  Id,
  Instant,
  Lineage,
  Nullable,
  OneOf,
  PageDifference,
  PdfTraits,
  ReviewItem,
  RiskAssessment,
  Submitter,
  Text,
  VendorMatch,
} from '../shapes/index.js';

/** The invoice was held against rules, duplicates and vendors. */
export const invoiceValidated = defineEvent({
  type: 'invoice.validated.v1',
  description: 'The invoice was held against rules, duplicates and vendors.',
  publishers: ['validation'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    submittedBy: Submitter,
    submittedAt: Instant('When it came in'),
    format: Text('What it was read from', 40),
    invoice: Invoice,
    review: Type.Array(ReviewItem),
    verdict: OneOf(['passed', 'flagged', 'blocked'], '`blocked` is an end'),
    findings: Type.Array(Finding),
    vendor: Nullable(VendorMatch),
    rulesVersion: Type.Optional(Text('Version of the rules that decided', 80)),
    risk: Type.Optional(RiskAssessment),
    differences: Type.Optional(Type.Array(PageDifference, { description: 'As extraction told them' })),
    altered: Type.Optional(AlteredAfterSigning),
    pdf: Type.Optional(PdfTraits),
    form: Type.Optional(Type.Object(DocumentForm.properties, { description: 'As extraction told it' })),
  }),
  example: anExample.validated,
});
