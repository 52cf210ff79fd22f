export { isCreditorReference, isKid, isOcrReference, isQrReference, isSepaCreditor, isStructuredCommunication, isViitenumero, mod97 } from './check-digits.js';
export { hasWrongCheckDigits, isQrIban } from './faults.js';
