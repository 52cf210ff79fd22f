import type { AlteredAfterSigning, Finding, PageDifference, PdfTraits, RiskAssessment, Submitter, VatCheck, VendorMatch } from '@smartap/contracts';
import { bindingOf, restate, stateModel, type DocumentForm, type Invoice } from '@smartap/en16931';
import { duplicateFinding } from './duplicate.js';
import { duplicateFindings, findDuplicates, type DuplicateFacts, type DuplicateRecord, type NamedVendor } from './duplicates/index.js';
import { provenSender } from './mail-domain.js';
import { DEFAULT_POLICY, weigh, type PolicyVersion } from './policy.js';
import { assessRisk, hangsOnOrders, riskFindings, type NamedOrder, type PastInvoice } from './risk/index.js';
import { checkIdentifiers } from './rules/identifiers.js';
import { EN16931 } from './rules/en16931/index.js';
import { layersFor } from './rules/layers-for.js';
import { profileFindings } from './rules/profile-findings.js';
import { profileFor } from './rules/profiles.js';
import { findingOf, runRules } from './rules/run-rules.js';
import { syntaxFindings } from './rules/syntax-findings.js';
import { checkVat } from './rules/vat.js';
import { vatCheckFindings } from './vat-check.js';
import { checkVendor } from './vendor.js';
import { resolveVendor, type VendorRecord } from './vendor-resolution.js';

/** Version of the rules below; part of every decision. */
export const RULES_VERSION = `2026.5+${EN16931.name}-${EN16931.version}`;

/** What validation knows besides the invoice. */
export interface ValidationFacts {
  /** The live invoice that holds the same duplicate key, if it is another one. */
  readonly duplicateOf: string | undefined;
  /** What is known of that one. */
  readonly duplicated?: DuplicateRecord | undefined;
  /** Vendors that share any key with the seller. */
  readonly vendors: readonly VendorRecord[];
  /** Codes that a person has accepted for this invoice. */
  readonly waived: ReadonlyMap<string, { readonly by: string; readonly reason?: string; readonly until?: string }>;
  /** What the search for duplicates compares; absent when the invoice is blocked anyway. */
  readonly duplicates?:
    | ({ readonly record: DuplicateRecord; readonly namedVendors: ReadonlyMap<string, NamedVendor> } & Omit<DuplicateFacts, 'settings'>)
    | undefined;
  /** The vendor's last invoices, the newest first; absent when nothing is known of them. */
  readonly past?: readonly PastInvoice[] | undefined;
  /** Who handed the invoice in, and when (ISO 8601, UTC). */
  readonly submittedBy?: Submitter | undefined;
  readonly receivedAt?: string | undefined;
  /** The orders that it names and that are known. */
  readonly orders?: readonly NamedOrder[] | undefined;
  /** What VIES says of the seller's VAT id, where the tenant has it asked. */
  readonly vatCheck?: VatCheck | undefined;
  /** Signals of risk that count no more. */
  readonly retired?: ReadonlySet<string> | undefined;
  /** What the page of a hybrid prints otherwise. */
  readonly differences?: readonly PageDifference[] | undefined;
  /** In what the seller is like an employee: `account`, `taxId`, `phone`, `address`. */
  readonly employee?: readonly string[] | undefined;
  /** Of a signed PDF that was saved again after it had been signed. */
  readonly altered?: AlteredAfterSigning | undefined;
  /** Of a PDF: how it came to be. */
  readonly pdf?: PdfTraits | undefined;
  /** Of an electronic document: what only its form tells. */
  readonly form?: DocumentForm | undefined;
  /** The tenant's; absent: the defaults. */
  readonly policy?: PolicyVersion | undefined;
}

/** The outcome of validation. */
export interface Validation {
  readonly verdict: 'passed' | 'flagged' | 'blocked';
  readonly findings: Finding[];
  readonly vendor: VendorMatch | null;
  readonly rulesVersion: string;
  /** Absent when the vendor's past was not looked at. */
  readonly risk?: RiskAssessment;
  /** Whether what becomes known of the orders that it names could turn the verdict. */
  readonly hangsOnOrders: boolean;
}

const ELECTRONIC = new Set(['ubl', 'cii', 'cii-zf1', 'facturx']);

/**
 * Formats that the standard has a binding to: they must be complete. Those of single states (FatturaPA, KSeF and others) state what their own law wants, and
 * their sums are made here: rules for an e-invoice would find fault with what the sender could not state.
 */
export const isElectronic = (format: string): boolean => ELECTRONIC.has(format);

/** What the rules of the standard say, and those that the document itself claims to keep; of taxes besides, what the standard forgives. */
function checkRules(invoice: Invoice, format: string, layers: readonly string[], form: DocumentForm | undefined): Finding[] {
  const model = stateModel(invoice, { binding: isElectronic(format) ? bindingOf(format) : 'ubl', isPartial: !isElectronic(format) });
  const statement = form === undefined ? model : restate(model, form.terms);
  const asked = layersFor(invoice.specificationId, layers);
  const profile = profileFor(invoice.specificationId);
  const told = isElectronic(format) ? profileFindings(invoice, profile) : [];
  const findings = [...told, ...runRules(statement, asked, profile).map((broken) => findingOf(broken)), ...syntaxFindings(form, asked, profile)];
  return findings.some(({ code }) => code === 'BR-CO-17') ? findings : [...findings, ...checkVat(invoice)];
}

/** Decides whether an invoice is right, new, and from a known vendor. All findings are told, not only the first. */
export function validate(invoice: Invoice, format: string, facts: ValidationFacts): Validation {
  const version = facts.policy ?? DEFAULT_POLICY;
  const { policy } = version;
  const resolved = resolveVendor(invoice, facts.vendors, provenSender(facts.submittedBy));
  const risk = assess(invoice, facts, resolved?.record, policy);
  const found = [
    ...(facts.duplicateOf ? [duplicateFinding(invoice, facts.duplicateOf, facts.duplicated)] : []),
    ...checkRules(invoice, format, policy.layers, facts.form),
    ...checkIdentifiers(invoice),
    ...vatCheckFindings(facts.vatCheck),
    ...checkVendor(invoice, resolved),
    ...suspect(facts, policy.duplicates),
    ...(risk ? riskFindings(risk) : []),
  ];
  const findings = weigh(found, version).map((finding) => {
    const waived = finding.severity === 'error' && !policy.noWaive.includes(finding.code) ? facts.waived.get(finding.code) : undefined;
    return waived ? { ...finding, waived } : finding;
  });
  const rulesVersion = version.version === 0 ? RULES_VERSION : `${RULES_VERSION}/policy-${version.version}`;
  return {
    verdict: verdictOf(findings),
    findings,
    vendor: resolved?.match ?? null,
    rulesVersion,
    hangsOnOrders: risk !== undefined && hangsOnOrders(risk, policy.risk, facts.retired),
    ...(risk ? { risk } : {}),
  };
}

/** What asks for a second look; nothing when the vendor's past was not looked at. */
function assess(
  invoice: Invoice,
  { past, duplicates, differences = [], submittedBy, receivedAt, orders, vendors, retired, altered, pdf, employee }: ValidationFacts,
  record: VendorRecord | undefined,
  { risk, duplicates: { sharedAccounts } }: PolicyVersion['policy'],
): RiskAssessment | undefined {
  return (
    past &&
    assessRisk(
      {
        invoice,
        amount: duplicates?.record.amount ?? null,
        vendor: record?.vendor,
        record,
        others: vendors,
        sharedAccounts,
        submittedBy,
        receivedOn: receivedAt?.slice(0, 10),
        receivedAt,
        orders,
        past,
        differences,
        altered,
        pdf,
        employee,
      },
      risk,
      retired,
    )
  );
}

/** What looks like an invoice that came before. */
function suspect({ duplicates }: ValidationFacts, settings: DuplicateFacts['settings']): Finding[] {
  if (!duplicates) return [];
  const { record, namedVendors, ...known } = duplicates;
  return duplicateFindings(record, known.history, findDuplicates(record, { ...known, settings }), namedVendors);
}

/** The findings that still need a person. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'error' && !finding.waived);
}

function verdictOf(findings: readonly Finding[]): Validation['verdict'] {
  if (findings.some((finding) => finding.severity === 'block')) return 'blocked';
  return openFindings(findings).length > 0 ? 'flagged' : 'passed';
}
