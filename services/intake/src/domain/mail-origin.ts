import type { MailOrigin } from '@smartap/contracts';

/** The headers of a mail that tell where it came from. */
export interface MailHeaders {
  readonly from: string | undefined;
  readonly replyTo: string | undefined;
  /** `Authentication-Results`, the topmost first: that is our own server's; those below may be anybody's. */
  readonly authenticationResults: readonly string[];
}

const MAX_ADDRESS = 320;
const DMARC = /(?:^|[;\s])dmarc\s*=\s*(pass|fail|none|temperror|permerror|bestguesspass)\b/i;

const address = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim().toLowerCase() ?? '';
  return trimmed === '' || trimmed.length > MAX_ADDRESS ? undefined : trimmed;
};

function dmarcOf(results: readonly string[]): MailOrigin['dmarc'] {
  const found = DMARC.exec(results[0] ?? '')?.[1]?.toLowerCase();
  // What could not be looked up is neither.
  return found === 'pass' || found === 'fail' ? found : found === 'none' || found === 'bestguesspass' ? 'none' : undefined;
}

/** Where a mail says that it came from, and what our own mail server thinks of that. */
export function mailOrigin({ from, replyTo, authenticationResults }: MailHeaders): MailOrigin {
  const [sender, answers, dmarc] = [address(from), address(replyTo), dmarcOf(authenticationResults)];
  return { ...(sender ? { from: sender } : {}), ...(answers && answers !== sender ? { replyTo: answers } : {}), ...(dmarc ? { dmarc } : {}) };
}
