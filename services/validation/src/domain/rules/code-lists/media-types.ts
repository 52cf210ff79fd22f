import { codeList } from './code-list.js';
import { INVOICE_TYPES } from './invoice-types.js';

/** Media types of embedded documents (BT-125-1). */
export const MEDIA_TYPES = codeList(
  'Media types of attachments',
  INVOICE_TYPES.version,
  'application/pdf image/png image/jpeg text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet application/vnd.oasis.opendocument.spreadsheet',
);
