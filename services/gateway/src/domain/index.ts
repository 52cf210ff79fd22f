export { discountOf, type Discount } from './discount.js';
export { asideOf, contentOf, INVOICE_EVENTS, project, standingOf, type Content, type InvoiceEvent, type Projection, type Standing } from './project.js';
export { refusalOf, type Load, type LoadLimits, type Refusal } from './admission.js';
export { explainLetter, type LetterWords } from './explain-letter.js';
