/** What a coded value codes; the terms of each are those of the rules BR-CL-*. */
export type CodeUse =
  | 'invoiceType'
  | 'creditNoteType'
  | 'documentType'
  | 'amountCurrency'
  | 'currency'
  | 'taxCurrency'
  | 'taxPoint'
  | 'objectScheme'
  | 'noteSubject'
  | 'partyScheme'
  | 'registrationScheme'
  | 'classification'
  | 'country'
  | 'origin'
  | 'paymentMeans'
  | 'taxCategory'
  | 'lineTaxCategory'
  | 'allowanceReason'
  | 'chargeReason'
  | 'itemScheme'
  | 'exemption'
  | 'unit'
  | 'mediaType'
  | 'endpointScheme'
  | 'deliveryScheme';

/** The distinct values of each use. */
export type CodeUses = ReadonlyMap<CodeUse, ReadonlySet<string>>;

/** Collects coded values. */
export class CodeCollector {
  readonly uses = new Map<CodeUse, Set<string>>();

  /** Notes a value; undefined is none. White space around it is no part of it. */
  add(use: CodeUse, value: string | undefined): void {
    if (value === undefined) return;
    const known = this.uses.get(use);
    if (known === undefined) this.uses.set(use, new Set([value.trim()]));
    else known.add(value.trim());
  }
}
