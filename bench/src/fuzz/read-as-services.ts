import { extract, type ExtractionContext } from '@smartap/extraction/domain';
import {
  ARCHIVE_MAX_DOCUMENTS,
  ARCHIVE_MAX_FILES,
  ArchiveFault,
  attachmentsIn,
  filesIn,
  holderOf,
  outlookEnclosures,
  sniff,
  SNIFF_BYTES,
  type OpensOutlook,
} from '@smartap/intake/domain';

const MAX_BYTES = 25 * 1024 * 1024;
const LIMITS = { maxFiles: ARCHIVE_MAX_FILES, maxFileBytes: MAX_BYTES, maxBytes: MAX_BYTES * ARCHIVE_MAX_DOCUMENTS };
/** Of what an archive or a mail holds so many are read. */
const MOST_READ = 5;

const outlook: OpensOutlook = {
  open: async (mail, limits) => {
    const enclosed = await Promise.resolve(outlookEnclosures(mail, limits));
    return enclosed === 'too many' ? enclosed : enclosed.map((own) => ({ ...own, content: Buffer.from(own.content) }));
  },
};

/** Reads a document as the services do: what intake opens is opened, and what is in it is read. What became of it, in a word. */
export async function readAsServices(bytes: Uint8Array, context: ExtractionContext): Promise<string> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holder = holderOf(await sniff(whole.subarray(0, SNIFF_BYTES)));
  if (holder === undefined) return read(bytes, context);
  try {
    let files = 0;
    for await (const file of holder === 'mail' ? await attachmentsIn(whole, LIMITS, outlook) : filesIn(whole, LIMITS)) {
      files += 1;
      if (files <= MOST_READ) await read(file.bytes, context);
    }
    return `${holder} opened`;
  } catch (error) {
    if (error instanceof ArchiveFault) return `${holder} unreadable`;
    throw error;
  }
}

async function read(bytes: Uint8Array, context: ExtractionContext): Promise<string> {
  const outcome = await extract(bytes, context);
  if (outcome.outcome === 'refused') return outcome.reason;
  return outcome.outcome === 'traded' ? 'traded' : `extracted ${outcome.format}`;
}
