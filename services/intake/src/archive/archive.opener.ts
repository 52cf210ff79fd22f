import { Inject, Injectable } from '@nestjs/common';
import type { EventMap } from '@smartap/contracts';
import { idFrom } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { IntakeSettings } from '../config.js';
import { attachmentsIn } from './attachments-in.js';
import { acquaint, ARCHIVE_MAX_DOCUMENTS, ARCHIVE_MAX_FILES, companyOf, fileName, invoiceIn, mayBeArchivedDocument, sniff, SNIFF_BYTES, type ArchivedFile, type NamedFile, type OpenedArchive } from '../domain/index.js';
import { attachmentKey } from '../store/attachment-key.js';
import { ArchiveFault, filesIn, type FileInArchive } from './files-in.js';

/** Takes the documents out of archives and mails and stores their bytes. All ids come from the archive: opening it again changes nothing. */
@Injectable()
export class ArchiveOpener {
  constructor(
    private readonly settings: IntakeSettings,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
  ) {}

  /** @param holder what holds them: a ZIP archive, or a mail */
  async open(tenantId: string, holder: 'archive' | 'mail', { invoiceId: archiveId, document }: EventMap['invoice.submitted.v1']): Promise<OpenedArchive> {
    const archive = await this.objects.read(document.storageKey, { maxBytes: this.settings.INTAKE_MAX_DOCUMENT_BYTES });
    try {
      // Twice through, so that no more than one file is held: what belongs to what is known when all were seen.
      const found: NamedFile[] = [];
      for await (const { path, bytes } of this.documentsIn(holder, archive)) found.push({ id: idFrom(archiveId, 'file', found.length + 1), filename: fileName(path), invoice: invoiceIn(bytes) });
      const acquainted = acquaint(found);
      const files: ArchivedFile[] = [];
      for await (const { bytes } of this.documentsIn(holder, archive)) {
        const own = acquainted[files.length];
        if (own === undefined) break;
        const { id: itemId, filename, joins, cameWith, isOneOfSeveral } = own;
        const storageKey = joins === undefined ? `documents/${tenantId}/${itemId}` : attachmentKey(tenantId, itemId);
        const stored = await this.objects.put(storageKey, bytes);
        const company = companyOf(cameWith.map(({ id, introduction }) => ({ invoiceId: id, introduction })), isOneOfSeveral ? archiveId : undefined);
        files.push({ itemId, position: files.length + 1, joins, document: { storageKey, ...stored, filename, ...company } });
      }
      return { files };
    } catch (error) {
      if (error instanceof ArchiveFault) return { fault: error.message };
      throw error;
    }
  }

  private async *documentsIn(holder: 'archive' | 'mail', archive: Buffer): AsyncGenerator<FileInArchive> {
    const maxFileBytes = this.settings.INTAKE_MAX_DOCUMENT_BYTES;
    const limits = { maxFiles: ARCHIVE_MAX_FILES, maxFileBytes, maxBytes: maxFileBytes * ARCHIVE_MAX_DOCUMENTS };
    for await (const file of holder === 'mail' ? attachmentsIn(archive, limits) : filesIn(archive, limits)) {
      if (mayBeArchivedDocument(file.path, file.bytes, await sniff(file.bytes.subarray(0, SNIFF_BYTES)))) yield file;
    }
  }
}
