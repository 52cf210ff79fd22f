import { holderOf, type ArchivedFile, type OpenedArchive } from './archive.js';
import type { Sniffed } from './sniff.js';

/** What intake knows of a document when it decides. */
export interface DocumentFacts {
  readonly invoiceId: string;
  readonly sizeBytes: number;
  readonly sniffed: Sniffed | { readonly mediaType: string; readonly kind: undefined } | undefined;
  /** What a virus scanner found in it. */
  readonly infection?: string | undefined;
  /** What is in it, of an archive. */
  readonly archive?: OpenedArchive | undefined;
  /** The invoice that has the same bytes already, in this tenant. */
  readonly sameBytesAs: string | undefined;
}

/** As many invoices of an archive as a message names. */
const MOST_NAMED = 10;

/** What may come in. */
export interface AdmissionLimits {
  readonly maxBytes: number;
}

/** Whether a document comes in. */
export type Admission =
  | { readonly outcome: 'received'; readonly mediaType: string; readonly kind: Sniffed['kind'] }
  | {
      readonly outcome: 'refused';
      readonly reason: string;
      readonly message: string;
      readonly otherInvoiceId?: string;
      /** Those of an archive, each to be handed in. */ readonly files?: readonly ArchivedFile[];
    };

/** Decides whether a document comes in. The first reason counts, the gravest first. */
export function admit(facts: DocumentFacts, limits: AdmissionLimits): Admission {
  if (facts.sizeBytes === 0) return refused('EMPTY_DOCUMENT', 'The document is empty. Send it again.');
  if (facts.sizeBytes > limits.maxBytes) {
    return refused('DOCUMENT_TOO_LARGE', `The document has ${facts.sizeBytes} bytes; ${limits.maxBytes} are allowed. Send it without large attachments.`);
  }
  if (facts.infection !== undefined)
    return refused('INFECTED', `The document carries ${facts.infection}, by the virus scanner. It was not opened. Send it from a clean machine.`);
  if (facts.sameBytesAs !== undefined && facts.sameBytesAs !== facts.invoiceId) {
    return {
      ...refused('DUPLICATE_FILE', `The same file came before, as invoice ${facts.sameBytesAs}. Nothing more is needed.`),
      otherInvoiceId: facts.sameBytesAs,
    };
  }
  if (facts.archive !== undefined) return ofArchive(facts.archive, holderOf(facts.sniffed) ?? 'archive');
  const { sniffed } = facts;
  if (sniffed?.kind === undefined) {
    return refused(
      'UNSUPPORTED_FORMAT',
      `${sniffed ? `A file of type ${sniffed.mediaType}` : 'A file of no known type'} cannot be read as an invoice. Send XML (UBL, CII), PDF, an image, a plain text, or a ZIP archive or a mail (.eml, .msg) with these.`,
    );
  }
  return { outcome: 'received', mediaType: sniffed.mediaType, kind: sniffed.kind };
}

function refused(reason: string, message: string): Extract<Admission, { outcome: 'refused' }> {
  return { outcome: 'refused', reason, message };
}

/** An archive or a mail is no invoice itself: what is in it is. */
function ofArchive(archive: OpenedArchive, holder: 'archive' | 'mail'): Admission {
  if ('fault' in archive) return refused('ARCHIVE_UNREADABLE', archive.fault);
  const own = archive.files.filter(({ joins }) => joins === undefined);
  const [first] = own;
  if (first === undefined)
    return refused(
      'ARCHIVE_EMPTY',
      `The ${holder} holds no XML, PDF or image that may be an invoice; archives within it are not opened. Send the files themselves.`,
    );
  const named = own
    .slice(0, MOST_NAMED)
    .map(({ itemId }) => itemId)
    .join(', ');
  const rest = own.length > MOST_NAMED ? ` and ${own.length - MOST_NAMED} more` : '';
  return {
    ...refused('ARCHIVE_OPENED', `The ${holder} was opened. What may be an invoice in it was taken in by itself, as ${named}${rest}. Nothing more is needed.`),
    otherInvoiceId: first.itemId,
    files: archive.files,
  };
}
