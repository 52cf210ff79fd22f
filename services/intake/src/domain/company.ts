import type { StoredDocument } from '@smartap/contracts';
import type { Introduction } from './introduce.js';

// As many as an event carries: what brings more is a bundle, in which nothing belongs to one of them.
const MOST_COMPANIONS = 10;

/**
 * What goes with a document that others came with.
 * @param mailId the mail or archive, where it is one of several that may belong together
 */
export function companyOf(
  electronic: readonly { readonly invoiceId: string; readonly introduction: Introduction }[],
  mailId: string | undefined,
): Pick<StoredDocument, 'companions' | 'mailId'> {
  const companions = electronic.map(({ invoiceId, introduction }) => ({ invoiceId, ...introduction }));
  return { ...(companions.length === 0 || companions.length > MOST_COMPANIONS ? {} : { companions }), ...(mailId === undefined ? {} : { mailId }) };
}
