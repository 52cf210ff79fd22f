import { fileName, type StoredDocument } from '@smartap/contracts';
import type { DocumentFacts } from './admit.js';
import { isBareSignature } from './invoice-in.js';
import { mayBeDocument } from './mail-documents.js';
import { COMPOUND_FILE, MAIL } from './sniff.js';

/** Most files of an archive that are looked at. */
export const ARCHIVE_MAX_FILES = 200;
/** How many times the largest document the files of an archive may hold together. */
export const ARCHIVE_MAX_DOCUMENTS = 4;

/** What holds documents and is none itself, by its media type; of containers of Microsoft's those that are mails. */
const HOLDERS: ReadonlyMap<string, 'archive' | 'mail'> = new Map([
  ['application/zip', 'archive'],
  [MAIL, 'mail'],
  [COMPOUND_FILE, 'mail'],
]);

/** What a document holds others as; undefined for one that is opened by nobody. */
export const holderOf = (sniffed: DocumentFacts['sniffed']): 'archive' | 'mail' | undefined => HOLDERS.get(sniffed?.mediaType ?? '');

/** A file out of an archive or a mail, whose bytes are stored. */
export interface ArchivedFile {
  /** Of its line in the ledger, and of the invoice where it is one of its own. */
  readonly itemId: string;
  /** Which file of the archive it is, from 1 on. */
  readonly position: number;
  readonly document: StoredDocument;
  /** The file of the same archive that it belongs to. */
  readonly joins: string | undefined;
}

/** What opening an archive gave. */
export type OpenedArchive = { readonly files: readonly ArchivedFile[] } | { readonly fault: string };

// Signatures and lists of what is packed, by their standards, and what programs leave there for themselves.
const OF_THE_PACKER = /^(?:(?:META-INF|__MACOSX)\/|manifest\.xml$)/;

/** Whether a file of an archive may be an invoice: by its bytes, and no signature, logo or archive itself. */
export function mayBeArchivedDocument(path: string, bytes: Buffer, sniffed: DocumentFacts['sniffed']): boolean {
  if (sniffed?.kind === undefined || OF_THE_PACKER.test(path) || isBareSignature(bytes)) return false;
  return mayBeDocument({ filename: fileName(path), mediaType: sniffed.mediaType, sizeBytes: bytes.length, isInline: false });
}
