import type { StoredDocument } from '@smartap/contracts';

/** What tells the content of a document from all others: its digest, and the pages where one of several invoices of a file is meant. */
export function contentOf({ sha256, pages }: Pick<StoredDocument, 'sha256' | 'pages'>): string {
  return pages === undefined ? sha256 : `${sha256} ${pages.from}-${pages.to}`;
}
