export { admit, type Admission, type AdmissionLimits, type DocumentFacts } from './admit.js';
export { contentOf } from './content.js';
export { introduce, type Introduction } from './introduce.js';
export { joinAttachments, type MailFile } from './join-attachments.js';
export { mayBeDocument, type MailPart } from './mail-documents.js';
export { sniff, SNIFF_BYTES, type Sniffed } from './sniff.js';
export { mailOrigin, type MailHeaders } from './mail-origin.js';
