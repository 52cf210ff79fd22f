/** Invoices in formats not read here, by the namespace or the name of their root. */
const BY_NAMESPACE: readonly (readonly [RegExp, string])[] = [
  [/^urn:oasis:names:(?:specification|tc):ubl:.*1[.:]0/, 'UBL 1.0'],
  [/^urn:sfti:documents:/, 'Svefaktura 1.0'],
  [/^http:\/\/rep\.oio\.dk\//, 'OIOXML'],
  [/^http:\/\/isdoc\.cz\//, 'ISDOC other than an invoice of 6.0'],
  [/^http:\/\/www\.ebinterface\.at\//, 'ebInterface other than 4.0 to 6.1'],
  [/^http:\/\/crd\.gov\.pl\//, 'KSeF other than FA(2) and FA(3)'],
  [/^http:\/\/www\.sat\.gob\.mx\/cfd\//, 'CFDI'],
  [/^http:\/\/www\.portalfiscal\.inf\.br\//, 'NF-e'],
];
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ['Facturae', 'Facturae other than 3.2, 3.2.1 and 3.2.2'],
  ['eSlog', 'e-SLOG'],
  ['IzdaniRacunEnostavni', 'e-SLOG'],
  ['Finvoice', 'Finvoice in a namespace'],
  ['E_Invoice', 'the Estonian e-invoice'],
  ['invoice', 'ebInterface other than 4.0 to 6.1'],
]);

/** The name of an invoice format that is not read here; undefined for anything else. */
export function unreadFormat(name: string, namespace: string): string | undefined {
  return BY_NAMESPACE.find(([pattern]) => pattern.test(namespace))?.[1] ?? BY_NAME.get(name);
}

const STANDARD = /^urn:(?:oasis:names:specification:ubl:schema:xsd:(\w+)-2|un:unece:uncefact:data:standard:(CrossIndustry\w+):\d+)$/;
/** Messages beside the invoice: acknowledgements, attachments, and who sends and receives. */
const FINVOICE = /^Finvoice./i;

/**
 * What another document of UBL, UN/CEFACT or Finvoice is, in words: the invoice itself is to be sent.
 * @example otherDocument('RemittanceAdvice', 'urn:oasis:names:specification:ubl:schema:xsd:RemittanceAdvice-2') // 'a remittance advice: send the invoice itself'
 */
export function otherDocument(name: string, namespace: string): string | undefined {
  if (FINVOICE.test(name)) return 'another message of Finvoice: send the invoice itself';
  const match = STANDARD.exec(namespace);
  const kind = match?.[1] ?? match?.[2];
  if (kind === undefined) return undefined;
  const words = kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${/^[aeio]/.test(words) ? 'an' : 'a'} ${words}: send the invoice itself`;
}
