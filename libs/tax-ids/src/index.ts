export { digitsMeant, lettersMeant } from './look-alikes.js';
export { isProvenRegistration, type Register } from './registration.js';
export { compactVatId, faultOfVatId, isProvenTaxNumber, isProvenVatId, isValidVatId } from './vat-id.js';
export { vatIdIn, type PrintedVatId } from './vat-id-in.js';
export { vatIdMeant } from './vat-id-meant.js';
