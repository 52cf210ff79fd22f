import type { Submitter } from '@smartap/contracts';

/** The domain of a mail address, in lower case. */
export const domainOf = (mail: string | undefined): string | undefined => mail?.split('@')[1]?.replace(/>.*$/, '').trim().toLowerCase() || undefined;

/** Whose mail boxes are everybody's: they say nothing of who writes. */
const PUBLIC = new Set(
  'aol.com fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hotmail.com icloud.com laposte.net libero.it live.com mail.com mail.ru me.com msn.com orange.fr outlook.com outlook.de posteo.de proton.me protonmail.com seznam.cz t-online.de tutanota.com wanadoo.fr web.de wp.pl yahoo.com yahoo.de yahoo.fr yandex.ru zoho.com'.split(
    ' ',
  ),
);

/** A domain as the key of who has it; '' of one that is everybody's. */
export function domainKey(domain: string): string {
  const own = domain.trim().toLowerCase();
  return PUBLIC.has(own) ? '' : own;
}

/** Who sent the mail that brought an invoice; undefined when our own mail server could not prove it. */
export const provenSender = (submittedBy: Submitter | undefined): string | undefined =>
  submittedBy?.mail?.dmarc === 'fail' ? undefined : submittedBy?.mail?.from;
