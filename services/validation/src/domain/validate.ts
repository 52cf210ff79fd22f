import type { Finding, VendorMatch } from '@smartap/contracts';
import { stateModel, type Invoice } from '@smartap/en16931';
import { duplicateFinding } from './duplicate.js';
import { checkIdentifiers } from './rules/identifiers.js';
import { EN16931 } from './rules/en16931/index.js';
import { layersFor } from './rules/layers-for.js';
import { findingOf, runRules } from './rules/run-rules.js';
import { checkTotals, type TotalCheck } from './rules/totals.js';
import { checkVat } from './rules/vat.js';
import { checkVendor, resolveVendor, type VendorRecord } from './vendor.js';

/** Version of the rules below; part of every decision. */
export const RULES_VERSION = `2026.2+${EN16931.name}-${EN16931.version}`;

/** What validation knows besides the invoice. */
export interface ValidationFacts {
  /** The live invoice that holds the same duplicate key, if it is another one. */
  readonly duplicateOf: string | undefined;
  /** Vendors that share any key with the seller. */
  readonly vendors: readonly VendorRecord[];
  /** Codes that a person has accepted for this invoice. */
  readonly waived: ReadonlyMap<string, { readonly by: string; readonly reason?: string }>;
}

/** The outcome of validation. */
export interface Validation {
  readonly verdict: 'passed' | 'flagged' | 'blocked';
  readonly findings: Finding[];
  readonly vendor: VendorMatch | null;
  readonly totals: TotalCheck[];
  readonly rulesVersion: string;
}

const ELECTRONIC = new Set(['ubl', 'cii', 'cii-zf1', 'facturx']);

/** Formats whose values are stated, not read off a page: they must be complete. */
export const isElectronic = (format: string): boolean => ELECTRONIC.has(format);

/** The syntax that a format's document is written in. */
const bindingOf = (format: string): 'ubl' | 'cii' => (format === 'ubl' ? 'ubl' : 'cii');

/** What the rules of the standard say, and those that the document itself claims to keep; of taxes besides, what the standard forgives. */
function checkRules(invoice: Invoice, format: string): Finding[] {
  const statement = stateModel(invoice, { binding: isElectronic(format) ? bindingOf(format) : 'ubl', isPartial: !isElectronic(format) });
  const found = runRules(statement, layersFor(invoice.specificationId)).map((broken) => findingOf(broken));
  return found.some(({ code }) => code === 'BR-CO-17') ? found : [...found, ...checkVat(invoice)];
}

/** Decides whether an invoice is right, new, and from a known vendor. All findings are told, not only the first. */
export function validate(invoice: Invoice, format: string, facts: ValidationFacts): Validation {
  const resolved = resolveVendor(invoice, facts.vendors);
  const found = [
    ...(facts.duplicateOf ? [duplicateFinding(invoice, facts.duplicateOf)] : []),
    ...checkRules(invoice, format),
    ...checkIdentifiers(invoice),
    ...checkVendor(invoice, resolved),
  ];
  const findings = found.map((finding) => {
    const waived = finding.severity === 'error' ? facts.waived.get(finding.code) : undefined;
    return waived ? { ...finding, waived } : finding;
  });
  return { verdict: verdictOf(findings), findings, vendor: resolved?.match ?? null, totals: checkTotals(invoice), rulesVersion: RULES_VERSION };
}

/** The findings that still need a person. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'error' && !finding.waived);
}

function verdictOf(findings: readonly Finding[]): Validation['verdict'] {
  if (findings.some((finding) => finding.severity === 'block')) return 'blocked';
  return openFindings(findings).length > 0 ? 'flagged' : 'passed';
}
