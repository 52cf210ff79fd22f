import { texts } from '../rules/texts.js';

/** What is said of signals of risk; their data are the values. */
export const RISK_MESSAGES = {
  RISK: texts(
    'Signals of risk come to {points} points (a person looks from {threshold} on).',
    'Die Risikosignale ergeben {points} Punkte (ab {threshold} prüft eine Person).',
  ),
  ACCOUNT_CHANGED: texts(
    'The vendor has approved accounts and asks for money on another one, {account}. Call a number you know, not one on the invoice.',
    'Der Lieferant hat freigegebene Konten und verlangt die Zahlung auf ein anderes, {account}. Eine bekannte Nummer anrufen, nicht eine auf der Rechnung.',
  ),
  ACCOUNT_COUNTRY: texts(
    'The account {account} is of another country than the vendor ({country}). See whether that was agreed.',
    'Das Konto {account} ist in einem anderen Land als der Lieferant ({country}). Prüfen, ob das vereinbart war.',
  ),
  SENDER_DOMAIN: texts(
    'The seller writes from {domain}, which looks like {known} and is not. Answer to an address that you know.',
    'Der Verkäufer schreibt von {domain}, was wie {known} aussieht und es nicht ist. An eine bekannte Adresse antworten.',
  ),
  MAIL_UNPROVEN: texts(
    'The mail says that it is from {from}, which your mail server could not prove (DMARC). Ask the vendor at an address that you know.',
    'Die Mail gibt an, von {from} zu sein, was der eigene Mailserver nicht belegen konnte (DMARC). Beim Lieferanten unter einer bekannten Adresse nachfragen.',
  ),
  MAIL_REPLY_TO: texts(
    'The mail is from {from} and wants its answers at {replyTo}. Answer to an address that you know.',
    'Die Mail ist von {from} und will die Antworten an {replyTo}. An eine bekannte Adresse antworten.',
  ),
  PDF_ALTERED: texts(
    'The PDF was saved again after it had been signed: its signature covers {signedBytes} of {bytes} bytes. Ask the seller for the file as it was signed.',
    'Das PDF wurde nach dem Signieren noch einmal gespeichert: die Signatur umfasst {signedBytes} von {bytes} Bytes. Den Verkäufer um die Datei bitten, wie sie signiert wurde.',
  ),
  PDF_FONTS: texts(
    '{printed} ({field}) is printed in more than one font. See whether something was put over it, and ask the seller for the file again.',
    '{printed} ({field}) ist in mehr als einer Schrift gedruckt. Prüfen, ob etwas darübergesetzt wurde, und den Verkäufer noch einmal um die Datei bitten.',
  ),
  PDF_PRODUCER: texts(
    'The PDF was written by {producer}; the last {invoices} of this vendor were by {usual}. See whether it came from the vendor.',
    'Das PDF wurde mit {producer} geschrieben; die letzten {invoices} dieses Lieferanten mit {usual}. Prüfen, ob es vom Lieferanten kam.',
  ),
  PDF_SAVED_LATER: texts(
    'The PDF was changed {hours} hours after it had been made ({changedAt}), as none of the vendor before. Compare it with what was ordered, and ask what was changed.',
    'Das PDF wurde {hours} Stunden nach dem Erstellen geändert ({changedAt}), wie keines des Lieferanten zuvor. Mit der Bestellung vergleichen und fragen, was geändert wurde.',
  ),
  PAGE_DIFFERS: texts(
    'The page prints {printed} for {field}, its data state {stated}. Ask the seller which is right.',
    'Die Seite zeigt {printed} für {field}, ihre Daten geben {stated} an. Den Verkäufer fragen, was richtig ist.',
  ),
  ACCOUNT_NEW: texts(
    'The account {account} was added to the vendor on {since}, less than 30 days before. See that the vendor was called about it.',
    'Das Konto {account} wurde am {since} beim Lieferanten eingetragen, weniger als 30 Tage zuvor. Prüfen, ob der Lieferant dazu angerufen wurde.',
  ),
  PAYEE_MISMATCH: texts(
    '{source} says that the account {account} is not one of {name} (verification of payee, {checked}). Pay nothing before that is cleared.',
    '{source} sagt, dass das Konto {account} keines von {name} ist (Empfängerprüfung, {checked}). Nichts bezahlen, bevor das geklärt ist.',
  ),
  ACCOUNT_SHARED: texts(
    'The account {account} is also one of vendor {vendor} ({name}). See whether both are one company, or name the account as shared in the policy.',
    'Das Konto {account} ist auch eines des Lieferanten {vendor} ({name}). Prüfen, ob beide eine Firma sind, oder das Konto in der Richtlinie als gemeinsam nennen.',
  ),
  EMPLOYEE: texts(
    'The seller has the same {same} as an employee. Ask who is behind it, without asking the one who handed it in.',
    'Beim Verkäufer ist gleich wie bei einem Beschäftigten: {same}. Klären, wer dahintersteht, ohne den zu fragen, der sie eingereicht hat.',
  ),
  VENDOR_BY_SUBMITTER: texts(
    '{by} has added the vendor {name} and handed in its first invoice. Have somebody else confirm that it exists.',
    '{by} hat den Lieferanten {name} angelegt und seine erste Rechnung eingereicht. Von jemand anderem bestätigen lassen, dass es ihn gibt.',
  ),
  NEW_VENDOR: texts(
    'It is the first invoice of {name} here. See that somebody ordered from them.',
    'Es ist hier die erste Rechnung von {name}. Prüfen, ob dort jemand bestellt hat.',
  ),
  AMOUNT_UNUSUAL: texts(
    '{amount} is far above what this vendor asks for: {median} in the middle of {invoices}. See what is different.',
    '{amount} liegt weit über dem, was dieser Lieferant sonst verlangt: {median} in der Mitte von {invoices}. Prüfen, was anders ist.',
  ),
  ROUND_AMOUNTS: texts(
    '{round} of the last {of} amounts are full hundreds, which goods seldom cost. See what stands behind them.',
    '{round} der letzten {of} Beträge sind volle Hunderter, die Waren selten kosten. Prüfen, was dahintersteht.',
  ),
  WEEKEND: texts(
    'It is dated at a weekend ({date}); none of the last {invoices} was.',
    'Sie ist auf ein Wochenende datiert ({date}); keine der letzten {invoices} war es.',
  ),
  SPLIT: texts(
    '{invoices} invoices within 30 days stay just below the limit of {limit}. See whether it was one purchase.',
    '{invoices} Rechnungen in 30 Tagen bleiben knapp unter der Grenze von {limit}. Prüfen, ob es ein Kauf war.',
  ),
  NUMBER_FORM: texts(
    'The number {number} has another form than all of the last {invoices}, such as {before}.',
    'Die Nummer {number} hat eine andere Form als alle der letzten {invoices}, etwa {before}.',
  ),
  NUMBER_BACK: texts(
    'The number {number} is lower than {before}, though it is dated later.',
    'Die Nummer {number} ist niedriger als {before}, obwohl sie später datiert ist.',
  ),
  GAP_FILLED: texts(
    'The number {number} fills a gap: {after} came 30 days before it or more. Ask why it comes so late.',
    'Die Nummer {number} füllt eine Lücke: {after} kam 30 Tage davor oder früher. Fragen, warum sie so spät kommt.',
  ),
  SOLE_CUSTOMER: texts(
    '{numbers} numbers in a row came to you within {days} days: you seem to be the only customer.',
    '{numbers} Nummern in Folge kamen in {days} Tagen: Sie scheinen der einzige Kunde zu sein.',
  ),
  ORDER_AFTER_INVOICE: texts(
    'The order {order} is dated {orderedOn}, after the invoice ({issueDate}). Ask who ordered, and why the order came later.',
    'Die Bestellung {order} ist vom {orderedOn}, nach der Rechnung ({issueDate}). Fragen, wer bestellt hat und warum die Bestellung später kam.',
  ),
  ORDER_KNOWN_LATER: texts(
    'The order {order} became known after the invoice had come in. Ask who ordered, and why the order came later.',
    'Die Bestellung {order} wurde erst nach Eingang der Rechnung bekannt. Fragen, wer bestellt hat und warum die Bestellung später kam.',
  ),
  ORDER_CHANGED_LATER: texts(
    'The order {order} was changed from {before} to {value} after the invoice had come in. See who changed it, and why.',
    'Die Bestellung {order} wurde nach Eingang der Rechnung von {before} auf {value} geändert. Prüfen, wer sie geändert hat und warum.',
  ),
} as const;
