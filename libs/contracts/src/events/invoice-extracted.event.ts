import { Type } from '@sinclair/typebox';
import { DocumentForm, Invoice } from '@smartap/en16931';
import { defineEvent } from '../define.js';
import { anExample } from './example.js';
import { AlteredAfterSigning, Id, Instant, Lineage, PageDifference, PageRange, PdfTraits, ReviewItem, Submitter, Text } from '../shapes/index.js';

/** A revision of the invoice was read or corrected. */
export const invoiceExtracted = defineEvent({
  type: 'invoice.extracted.v1',
  description: 'A revision of the invoice was read or corrected.',
  publishers: ['extraction'],
  key: 'invoiceId',
  data: Type.Object({
    invoiceId: Id('The invoice'),
    lineage: Lineage,
    submittedBy: Submitter,
    submittedAt: Instant('When it came in'),
    format: Text('What it was read from: `ubl`, `cii`, `facturx`, `pdf-text`', 40),
    sha256: Text('Digest of the original bytes', 64),
    pages: Type.Optional(PageRange),
    revisedBy: Type.Optional(Text('The person whose correction made this revision')),
    invoice: Invoice,
    review: Type.Array(ReviewItem),
    differences: Type.Optional(Type.Array(PageDifference, { description: 'Of a hybrid PDF: what its page prints otherwise than its XML states' })),
    altered: Type.Optional(AlteredAfterSigning),
    pdf: Type.Optional(PdfTraits),
    form: Type.Optional(
      Type.Object(DocumentForm.properties, { description: 'Of an electronic document with something off: what rules need and the model cannot hold' }),
    ),
  }),
  example: anExample.extracted,
});
