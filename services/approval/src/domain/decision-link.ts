import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link to decide by is bound to. */
export interface DecisionLink {
  readonly tenantId: string;
  readonly linkId: string;
  readonly taskId: string;
  /** The only person who decides by it. */
  readonly subject: string;
  /** Of the content that the person was told about. */
  readonly contentHash: string;
  readonly expiresAt: string;
}

/** The part of a link that travels: which one it is, and the proof that we made it. */
export interface LinkToken {
  readonly tenantId: string;
  readonly linkId: string;
  readonly signature: string;
}

const TOKEN = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** A UUID in 22 characters: links are short, and part of a path. */
const shortened = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
const expanded = (text: string): string =>
  Buffer.from(text, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

function signatureOf({ tenantId, linkId, taskId, subject, contentHash, expiresAt }: DecisionLink, secret: string): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([tenantId, linkId, taskId, subject, contentHash, expiresAt]))
    .digest('base64url');
}

/** The token of a link: HMAC-SHA256 over all that it is bound to. */
export const tokenOf = (link: DecisionLink, secret: string): string => `${shortened(link.tenantId)}.${shortened(link.linkId)}.${signatureOf(link, secret)}`;

/** Reads a token; undefined: it has not the form of one. Nothing is proven yet. */
export function readToken(token: string): LinkToken | undefined {
  const [, tenantId, linkId, signature] = TOKEN.exec(token) ?? [];
  return tenantId && linkId && signature ? { tenantId: expanded(tenantId), linkId: expanded(linkId), signature } : undefined;
}

/** Whether a token is that of this link. Takes the same time wherever it differs. */
export function isSigned(link: DecisionLink, { signature }: LinkToken, secret: string): boolean {
  return timingSafeEqual(Buffer.from(signatureOf(link, secret)), Buffer.from(signature));
}
