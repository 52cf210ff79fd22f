/** What a mail encloses, whatever way the mail is kept. */
export interface Enclosure {
  readonly filename: string | undefined;
  /** As the mail says. */
  readonly mediaType: string;
  /** Shown inside the text, as a logo is. */
  readonly isInline: boolean;
  readonly content: Buffer;
}
