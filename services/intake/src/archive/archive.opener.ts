import { Inject, Injectable } from '@nestjs/common';
import { fileName, type EventMap } from '@smartap/contracts';
import { idFrom } from '@smartap/runtime';
import { OBJECT_STORE, type ObjectStore } from '@smartap/storage';
import { IntakeSettings } from '../config.js';
import {
  acquaint,
  ARCHIVE_MAX_DOCUMENTS,
  ARCHIVE_MAX_FILES,
  ArchiveFault,
  attachmentsIn,
  companyOf,
  filesIn,
  invoiceIn,
  isCompoundFile,
  isOutlookMail,
  mayBeArchivedDocument,
  sniff,
  SNIFF_BYTES,
  type ArchivedFile,
  type FileInArchive,
  type NamedFile,
  type OpenedArchive,
} from '../domain/index.js';
import { OutlookOpener } from '../mail/outlook.opener.js';
import { attachmentKey } from '../store/attachment-key.js';

/** Takes the documents out of archives and mails and stores their bytes. All ids come from the archive: opening it again changes nothing. */
@Injectable()
export class ArchiveOpener {
  constructor(
    private readonly settings: IntakeSettings,
    @Inject(OBJECT_STORE) private readonly objects: ObjectStore,
    private readonly outlook: OutlookOpener,
  ) {}

  /**
   * @param holder what holds them: a ZIP archive, or a mail
   * @returns undefined for what is none, as only the whole of it tells: mails of Outlook have a container in common with other files
   */
  async open(
    tenantId: string,
    holder: 'archive' | 'mail',
    { invoiceId: archiveId, document }: EventMap['invoice.submitted.v1'],
  ): Promise<OpenedArchive | undefined> {
    const maxFileBytes = this.settings.INTAKE_MAX_DOCUMENT_BYTES;
    const archive = await this.objects.read(document.storageKey, { maxBytes: maxFileBytes });
    if (isCompoundFile(archive) && !isOutlookMail(archive)) return undefined;
    const limits = { maxFiles: ARCHIVE_MAX_FILES, maxFileBytes, maxBytes: maxFileBytes * ARCHIVE_MAX_DOCUMENTS };
    try {
      // A mail is held whole once it is parsed.
      const attachments = holder === 'mail' ? await attachmentsIn(archive, limits, this.outlook) : undefined;
      // Twice through, so that of an archive no more than one file is held: what belongs to what is known when all were seen.
      const found: NamedFile[] = [];
      for await (const { path, bytes } of documentsIn(attachments ?? filesIn(archive, limits)))
        found.push({ id: idFrom(archiveId, 'file', found.length + 1), filename: fileName(path), invoice: invoiceIn(bytes) });
      const acquainted = acquaint(found);
      const files: ArchivedFile[] = [];
      for await (const { bytes } of documentsIn(attachments ?? filesIn(archive, limits))) {
        const own = acquainted[files.length];
        if (own === undefined) break;
        const { id: itemId, filename, joins, cameWith, isOneOfSeveral } = own;
        const storageKey = joins === undefined ? `documents/${tenantId}/${itemId}` : attachmentKey(tenantId, itemId);
        const stored = await this.objects.put(storageKey, bytes);
        const company = companyOf(
          cameWith.map(({ id, introduction }) => ({ invoiceId: id, introduction })),
          isOneOfSeveral ? archiveId : undefined,
        );
        files.push({ itemId, position: files.length + 1, joins, document: { storageKey, ...stored, filename, ...company } });
      }
      return { files };
    } catch (error) {
      if (error instanceof ArchiveFault) return { fault: error.message };
      throw error;
    }
  }
}

async function* documentsIn(files: Iterable<FileInArchive> | AsyncIterable<FileInArchive>): AsyncGenerator<FileInArchive> {
  for await (const file of files) {
    if (mayBeArchivedDocument(file.path, file.bytes, await sniff(file.bytes.subarray(0, SNIFF_BYTES)))) yield file;
  }
}
