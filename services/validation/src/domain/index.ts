export { ANSWERABLE, assertAnswerable } from './answerable.js';
export { approved, assertNoneQuarantined, confirmed, withAccount, withKnownAccounts, withVerification, type Act } from './account-approval.js';
export { duplicateKey, sellerIdentity } from './duplicate.js';
export * from './duplicates/index.js';
export { isElectronic, openFindings, RULES_VERSION, validate, type Validation, type ValidationFacts } from './validate.js';
export { vatCheckFindings, vatIdToCheck } from './vat-check.js';
export { domainKey, provenSender } from './mail-domain.js';
export { NEAR, nearKeys, payeeAccounts, sellerKeys, vendorKeys } from './vendor-keys.js';
export { needsNearNames, resolveVendor, type VendorRecord } from './vendor-resolution.js';
export { compact as compactAccount, isIban } from './rules/identifiers.js';
export { checkTotals, type TotalCheck } from './rules/totals.js';
export type { Cause } from './rules/total-cause.js';
export { checkTaxes, type TaxCheck } from './rules/vat.js';
export { EN16931 } from './rules/en16931/index.js';
export type { Rule, RuleLayer } from './rules/rule.js';
export { CATALOGUE } from './messages/catalogue.js';
export { inLanguage, riskInLanguage } from './messages/in-language.js';
export { findingOf, runRules, type Broken } from './rules/run-rules.js';
export { rulesDocument } from './rules/rules-document.js';
export { ALL_RULES, findRules, LAYERS, type RuleEntry } from './rules/ruleset.js';
export { LANGUAGES, type Language } from './rules/texts.js';
export { layersFor } from './rules/layers-for.js';
export { duplicateNews, staleNews } from './stale-news.js';
export { tallied, UNTALLIED } from './replay-tally.js';
export { DEFAULT_POLICY, FIXED_CODES, weigh, type PolicyVersion } from './policy.js';
export {
  assessRisk,
  digitReport,
  markOf,
  traitsOfEmployee,
  traitsOfSeller,
  retiredSignals,
  RISK,
  signalRecords,
  SIGNALS,
  type Digits,
  type NamedOrder,
  type PastInvoice,
  type RiskFacts,
  type SignalReviews,
} from './risk/index.js';
export { orderValue } from './order-value.js';
export { orderWatchKey, watchedBy, watchKeys } from './watch.js';
