import type { Attachment } from '../model/index.js';

/** What a writer needs beside the model. */
export interface WriteOptions {
  /** The bytes of an embedded file (BT-125), which the model does not hold; without them it is written empty. */
  attachmentBytes?: (attachment: Attachment) => Uint8Array | undefined;
}

/** The base64 text of an embedded file, if the attachment has one. */
export function embeddedText(attachment: Attachment, options: WriteOptions): string | undefined {
  const bytes = options.attachmentBytes?.(attachment);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('base64');
}

/** Whether the attachment says anything about an embedded file. */
export function hasEmbedded(attachment: Attachment): boolean {
  return attachment.sha256 !== undefined || attachment.filename !== undefined || attachment.mediaType !== undefined;
}
