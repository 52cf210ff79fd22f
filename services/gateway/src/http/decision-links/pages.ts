/** What a link is about, as its page shows it. */
export interface LinkFacts {
  readonly label: string;
  readonly title: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly subject: string;
  readonly expiresAt: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that stands in HTML as it is written. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;

/** The question with a form to answer it: following the link decides nothing. */
export function questionPage({ label, title, amount, currency, subject, expiresAt }: LinkFacts): string {
  const sum = amount === null ? '' : `<p><strong>${escaped(`${amount} ${currency ?? ''}`)}</strong></p>`;
  return page(
    `Invoice ${label}`,
    `${sum}<p>${escaped(title)}</p><form method="post"><p><label>Comment (needed to reject)<br><textarea name="comment" maxlength="2000" rows="4" cols="60"></textarea></label></p>
     <p><button name="answer" value="accept">Approve</button> <button name="answer" value="reject">Reject</button></p></form>
     <p><small>For ${escaped(subject)} alone; works once, until ${escaped(expiresAt)}.</small></p>`,
  );
}

/** What came of it. */
export const donePage = (outcome: string): string => page(outcome === 'accepted' ? 'Approved' : 'Rejected', '<p>Thank you. You may close this page.</p>');

/** Why it was not done. */
export const refusalPage = (message: string): string => page('Not decided', `<p>${escaped(message)}</p>`);
