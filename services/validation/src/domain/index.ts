export { canonicalNumber, duplicateKey, sellerIdentity } from './duplicate.js';
export { isElectronic, openFindings, RULES_VERSION, validate, type Validation, type ValidationFacts } from './validate.js';
export { isValidVatId } from './vat-id.js';
export { nameKey, resolveVendor, sellerKeys, vendorKeys, type VendorRecord } from './vendor.js';
export { checkTotals, type TotalCheck } from './rules/totals.js';
