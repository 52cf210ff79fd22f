/** Why a document could not be read as an invoice. */
export type ReadErrorCode =
  | 'EMPTY_DOCUMENT'
  | 'TOO_LARGE'
  | 'TOO_DEEP'
  | 'TOO_MANY_ELEMENTS'
  | 'TEXT_TOO_LONG'
  | 'DOCTYPE_REFUSED'
  | 'MALFORMED_XML'
  | 'INVALID_ENCODING'
  | 'NOT_AN_INVOICE'
  | 'WRONG_NAMESPACE'
  | 'UNSUPPORTED_FORMAT';

/** A document was refused: `code` says why, `message` what, where and what was expected; never a fault of this library. */
export class InvoiceReadError extends Error {
  readonly code: ReadErrorCode;
  /** Where in the document (`line 3, column 14`, or an element path), when known. */
  readonly where: string | undefined;

  constructor(code: ReadErrorCode, message: string, where?: string) {
    super(message);
    this.name = 'InvoiceReadError';
    this.code = code;
    this.where = where;
  }
}
