/** An attachment as a mail names it. */
export interface MailPart {
  readonly filename: string | undefined;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Shown inside the text, as a logo is. */
  readonly isInline: boolean;
}

const DOCUMENT_NAME = /\.(xml|pdf|p7m|zip|tiff?|jpe?g|png|hei[cf]|webp)$/i;
const DOCUMENT_TYPE = /^(application\/(pdf|xml|pkcs7-mime|zip|x-zip-compressed)|text\/xml|image\/(tiff|jpeg|png|hei[cf]|webp))$/i;
/** Logos and signatures are pictures too, but small. */
const LOGO_BYTES = 40_000;

/** Whether an attachment may be an invoice: by its name or type, and no decoration of the text. What it really is, its bytes say later. */
export function mayBeDocument({ filename, mediaType, sizeBytes, isInline }: MailPart): boolean {
  const isPicture = /^image\//i.test(mediaType);
  if (isPicture && (isInline || sizeBytes < LOGO_BYTES)) return false;
  return DOCUMENT_TYPE.test(mediaType) || DOCUMENT_NAME.test(filename ?? '');
}
