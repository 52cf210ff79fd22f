import { texts } from '../rules/texts.js';

const scheme = (name: string) =>
  texts(
    `The identifier {id} ({term}) is no valid ${name}: its length or check digits are wrong. Ask the seller for the right one.`,
    `Die Kennung {id} ({term}) ist keine gültige ${name}: Länge oder Prüfziffern stimmen nicht. Den Verkäufer um die richtige bitten.`,
  );

/** What is said of identifiers, of the specification among them, and of tax that the standard forgives. */
export const IDENTIFIER_MESSAGES = {
  IBAN_INVALID: texts(
    'The account {id} (BT-84) is no valid IBAN: its length or check digits are wrong. Pay nothing before the seller has confirmed it.',
    'Das Konto {id} (BT-84) ist keine gültige IBAN: Länge oder Prüfziffern stimmen nicht. Nichts bezahlen, bevor der Verkäufer es bestätigt hat.',
  ),
  BIC_INVALID: texts(
    'The bank {id} (BT-86) is no valid BIC. The IBAN alone decides where SEPA payments go; ask the seller before paying elsewhere.',
    'Die Bank {id} (BT-86) ist keine gültige BIC. Wohin SEPA-Zahlungen gehen, entscheidet allein die IBAN; vor anderen Zahlungen den Verkäufer fragen.',
  ),
  VAT_ID_INVALID: texts(
    'The VAT id {id} ({term}) has not the structure of its country. Ask whose it is before deducting VAT.',
    'Die Umsatzsteuer-Identifikationsnummer {id} ({term}) ist nicht aufgebaut wie in ihrem Land. Vor dem Vorsteuerabzug klären, wessen sie ist.',
  ),
  VAT_ID_CHECK_DIGITS: texts(
    'The VAT id {id} ({term}) has not the check digits of its country. Ask whose it is before deducting VAT.',
    'Die Umsatzsteuer-Identifikationsnummer {id} ({term}) hat nicht die Prüfziffern ihres Landes. Vor dem Vorsteuerabzug klären, wessen sie ist.',
  ),
  VAT_ID_NOT_REGISTERED: texts(
    'The register says that the VAT id {id} (BT-31) is not registered for trade in the Union, on {day}. Deduct no VAT before the seller has explained it.',
    'Nach dem Register ist die Umsatzsteuer-Identifikationsnummer {id} (BT-31) nicht für den Handel in der Union registriert, Stand {day}. Keine Vorsteuer abziehen, bevor der Verkäufer es erklärt hat.',
  ),
  GLN_INVALID: scheme('GLN'),
  LEI_INVALID: scheme('LEI'),
  CREDITOR_REFERENCE_INVALID: texts(
    'The payment reference {id} (BT-83) has wrong check digits: a bank may refuse the payment, or its payee not find it. Ask the seller for the right one.',
    'Die Zahlungsreferenz {id} (BT-83) hat falsche Prüfziffern: Eine Bank weist die Zahlung vielleicht ab, oder der Empfänger ordnet sie nicht zu. Den Verkäufer um die richtige bitten.',
  ),
  QR_REFERENCE_MISSING: texts(
    'The account {id} (BT-84) is a QR-IBAN: banks refuse a payment to it without a QR reference of 27 figures (BT-83). Take it from the payment part of the invoice, or ask the seller.',
    'Das Konto {id} (BT-84) ist eine QR-IBAN: Banken weisen Zahlungen ohne QR-Referenz aus 27 Ziffern (BT-83) ab. Sie aus dem Zahlteil der Rechnung nehmen oder den Verkäufer fragen.',
  ),
  NOT_EN16931: texts(
    'By its specification identifier (BT-24: {id}) the document claims less than EN 16931, or another standard: it was held to what any invoice must say.',
    'Nach seiner Spezifikationskennung (BT-24: {id}) will das Dokument weniger sein als eine Rechnung nach EN 16931 oder folgt einem anderen Standard: Geprüft wurde, was jede Rechnung sagen muss.',
  ),
  VAT_DIFFERS: texts(
    'VAT of category {category} at {rate} % (BT-117) is stated as {stated}, but {taxable} × {rate} % is {computed}. Ask the seller for a corrected invoice.',
    'Die Umsatzsteuer der Kategorie {category} zu {rate} % (BT-117) ist mit {stated} angegeben, {taxable} × {rate} % sind aber {computed}. Den Verkäufer um eine berichtigte Rechnung bitten.',
  ),
} as const;
