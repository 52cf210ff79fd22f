/** An attachment as a mail names it. */
export interface MailPart {
  readonly filename: string | undefined;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Shown inside the text, as a logo is. */
  readonly isInline: boolean;
}

const DOCUMENT_NAME = /\.(xml|isdocx?|pdf|p7m|xsig|zip|eml|msg|tiff?|jpe?g|png|hei[cf]|webp)$/i;
const DOCUMENT_TYPE =
  /^(application\/(pdf|xml|pkcs7-mime|zip|x-zip-compressed|vnd\.ms-outlook)|text\/xml|message\/rfc822|image\/(tiff|jpeg|png|hei[cf]|webp))$/i;
/** Logos and signatures are pictures too, but small. */
const LOGO_BYTES = 40_000;

/** Whether an attachment but decorates the text of its mail. */
export function isDecoration({ mediaType, sizeBytes, isInline }: Omit<MailPart, 'filename'>): boolean {
  return /^image\//i.test(mediaType) && (isInline || sizeBytes < LOGO_BYTES);
}

/** Whether an attachment may be an invoice or hold some: by its name or type, and no decoration of the text. What it really is, its bytes say later. */
export function mayBeDocument({ filename, ...part }: MailPart): boolean {
  return !isDecoration(part) && (DOCUMENT_TYPE.test(part.mediaType) || DOCUMENT_NAME.test(filename ?? ''));
}
