/** Where the official artefact of a syntax does not say what the standard says, and SmartAP keeps to the standard. */
export interface Exception {
  readonly rules: readonly string[];
  /** Of the standard, in short. */
  readonly sentence: string;
  /** What the artefact does instead. */
  readonly artefact: string;
}

/** The exceptions known; everything else is held to the verdict of the artefacts. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    rules: ['BR-DEC-01 … BR-DEC-28', 'UBL-DT-01'],
    sentence: 'The allowed maximum number of decimals for an amount is 2.',
    artefact: 'counts white space after the number as decimals; in an xsd:decimal it is none.',
  },
  {
    rules: ['BR-CO-15', 'BR-53'],
    sentence: 'Invoice total amount with VAT (BT-112) = Invoice total amount without VAT (BT-109) + Invoice total VAT amount (BT-110).',
    artefact: 'does not find the VAT total of a currency whose code (BT-5) has white space around it.',
  },
  {
    rules: ['BR-AF-04'],
    sentence: 'An invoice with a charge of IGIC shall contain the VAT or tax number of the seller or its tax representative.',
    artefact: 'overlooks in UBL a category code with white space around it, which its other rules read.',
  },
  {
    rules: ['BR-DEC-13', 'BR-DEC-15'],
    sentence: 'The allowed maximum number of decimals for the Invoice total VAT amount (BT-110, BT-111) is 2.',
    artefact: 'looks in UBL for the currency of the document inside the amount, and so at nothing; UBL-DT-01 says the same.',
  },
  {
    rules: ['BR-DEC-13', 'BR-DEC-15'],
    sentence: 'The allowed maximum number of decimals for the Invoice total VAT amount (BT-110, BT-111) is 2.',
    artefact: 'is content in CII with one VAT total that is right or of another currency, and takes one that is missing (BR-53) for one with more decimals.',
  },
  {
    rules: ['BR-AF-05', 'BR-AF-06', 'BR-AF-07'],
    sentence: 'Where the category code is IGIC, the VAT rate shall be 0 (zero) or greater than zero.',
    artefact: 'asks in CII for a rate above zero.',
  },
  {
    rules: ['BR-29', 'BR-30'],
    sentence: 'If both are given, the end date of a period shall be later than or equal to its start date.',
    artefact: 'takes in CII a period for reversed whose dates do not say that they are of format 102.',
  },
  {
    rules: ['BR-CO-09'],
    sentence: 'A VAT identifier shall have the prefix of ISO 3166-1 alpha-2 by which its country is identified; Greece may use EL.',
    artefact: 'looks in UBL for the first two characters within one text, and so finds a single letter too, alone or beside a space.',
  },
  {
    rules: ['PEPPOL-EN16931-R010', 'PEPPOL-EN16931-R020'],
    sentence: 'The electronic addresses of buyer and seller shall be given.',
    artefact: 'looks in UBL for them only where the group of the party (cac:Party) is there.',
  },
  {
    rules: ['PEPPOL-EN16931-R043', 'PEPPOL-EN16931-R043-1'],
    sentence: 'The indicator of an allowance or charge shall be “true” or “false”.',
    artefact: 'does not look at one that has a percentage without a base, or a base without a percentage.',
  },
  {
    rules: ['PEPPOL-EN16931-R120', 'BR-DE-16', 'DE-R-016'],
    sentence: 'Allowances and charges count, whose indicator may be written 1 or 0 too; in CII those of the document as well.',
    artefact: 'overlooks such indicators, and BR-DE-16 in CII all allowances and charges of the document.',
  },
  {
    rules: ['PEPPOL-COMMON-R040'],
    sentence: 'A GLN shall have the form that GS1 gives it: 13 digits.',
    artefact: 'is content with any number of digits, of which the last is the check digit.',
  },
  {
    rules: ['BR-DE-19', 'BR-DE-20', 'DE-R-019', 'DE-R-020'],
    sentence: 'The account of a SEPA payment should be a correct IBAN.',
    artefact: 'looks at the check digits alone, not at the length that each country has, and wants the country in capitals.',
  },
  {
    rules: ['BR-DE-28', 'DE-R-028'],
    sentence: 'In an e-mail address, a point should stand neither at the beginning nor before the @.',
    artefact: 'lets it stand there.',
  },
  {
    rules: ['BR-DE-30', 'BR-DE-31'],
    sentence: 'A direct debit shall name the creditor identifier (BT-90), and the account to be debited (BT-91).',
    artefact: 'finds in CII missing what is given alone: the creditor, or the account.',
  },
  {
    rules: ['BR-DEX-04 … BR-DEX-08'],
    sentence: 'A scheme shall be one of the lists of the standard, or of the extension.',
    artefact: 'has lists that are older than those of the standard: without 0242 and 0245 to 0248.',
  },
  {
    rules: ['all'],
    sentence: 'The standard is about invoices and credit notes, self-billed ones included.',
    artefact: 'has no context in UBL for the root elements SelfBilledInvoice and SelfBilledCreditNote, and so says little of them.',
  },
];
