import type { Notification } from '../store/notifications.js';

/** What a mail is made of. */
export interface MailFacts {
  readonly kind: Notification['kind'];
  /** Number and seller. */
  readonly label: string;
  /** The question in plain words. */
  readonly title: string;
  readonly amount: string | null;
  readonly currency: string | null;
  /** What was asked or answered. */
  readonly text: string | null;
  /** To decide by, with how long it is good. */
  readonly link?: { readonly url: string; readonly expiresAt: string } | undefined;
}

const SUBJECTS: Readonly<Record<Notification['kind'], string>> = {
  task: 'Please decide',
  reminder: 'Reminder: please decide',
  escalation: 'Now with you: please decide',
  question: 'A question about',
  answer: 'Answered:',
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Subject and text of a mail. No line of the text comes from outside unmarked. */
export function mailText({ kind, label, title, amount, currency, text, link }: MailFacts): { subject: string; text: string } {
  const sum = amount === null ? '' : ` over ${amount} ${currency ?? ''}`.trimEnd();
  const paragraphs = [
    `Invoice ${oneLine(label)}${sum}.`,
    kind === 'question' || kind === 'answer' ? (text ?? '') : title,
    ...(link ? [`Look at it and decide: ${link.url}\nThe link is for you alone, works once, and is good until ${link.expiresAt}.`] : []),
  ];
  return { subject: `${SUBJECTS[kind]} invoice ${oneLine(label)}${sum}`.slice(0, 200), text: `${paragraphs.join('\n\n')}\n` };
}
