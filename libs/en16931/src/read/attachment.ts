import { createHash } from 'node:crypto';
import type { Attachment } from '../model/index.js';
import type { Occurrence } from '../xml/occurrence.js';
import type { Scribe } from './scribe.js';

/** The bytes of an embedded file (BT-125), from its base64 text. */
export function attachmentBytes(from: Occurrence): Uint8Array {
  return Buffer.from(from.text, 'base64');
}

/** An embedded file (BT-125): name, media type, size and digest; the bytes stay in the occurrence. */
export function readEmbedded(scribe: Scribe, attachment: Attachment, from: Occurrence | undefined): void {
  if (from === undefined) return;
  scribe.attribute(attachment, 'filename', from, 'filename');
  scribe.attribute(attachment, 'mediaType', from, 'mimeCode');
  const bytes = attachmentBytes(from);
  if (bytes.byteLength === 0) return;
  attachment.sizeBytes = bytes.byteLength;
  attachment.sha256 = createHash('sha256').update(bytes).digest('hex');
  scribe.note(attachment, 'sizeBytes', from);
  scribe.note(attachment, 'sha256', from);
}
