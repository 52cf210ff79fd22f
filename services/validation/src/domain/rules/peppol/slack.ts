import type { Statement } from '@smartap/en16931';

/** What an amount of an invoice may be off, for the rounding of its parts. */
export type Slack = (s: Statement) => string;

/** 0.02 of the currency. */
export const SLACK: Slack = () => '0.02';

/** As XRechnung has it: of the forint, which has no smaller coin, a half. */
export const SLACK_OF_XRECHNUNG: Slack = (s) => (s.currency === 'HUF' ? '0.5' : SLACK(s));
