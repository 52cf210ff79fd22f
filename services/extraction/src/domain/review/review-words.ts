import type { ReviewItem } from '../outcome.js';

/** Why a person must look at a field, as a sentence. */
export function reviewWords({ reason, field, term, value, confidence }: ReviewItem): string {
  const name = term ? `${field} (${term})` : field || 'The document';
  switch (reason) {
    case 'MISSING':
      return `${name} was not found.`;
    case 'LOW_CONFIDENCE':
      return `${name} was read as "${value ?? ''}" with a confidence of ${Math.round(confidence * 100)} %.`;
    case 'ARITHMETIC':
      return `${name} is ${value ?? 'missing'}, which does not follow from the other totals.`;
    case 'ATTACHMENT_UNREADABLE':
      return 'The XML inside the PDF cannot be read; the values are from the page.';
    case 'NAME_FROM_TRADING_NAME':
      return `${name} was taken from the trading name.`;
    case 'PAGES_NOT_READ':
      return 'Not all pages were read.';
    case 'FURTHER_INVOICES':
      return `The file holds ${value ?? 'several'} invoices; only the first was read. Submit the others one by one.`;
    case 'UNPROVEN':
      return `${name} is "${value ?? ''}" by the language model, but that is not printed or does not fit.`;
    case 'PAGES_MAY_BE_ANOTHERS':
      return `The file holds several invoices, and ${value ?? 'some pages'} do not say that they belong to this one. Look whether they do.`;
    case 'LAYOUT_CHANGED':
      return `The vendor seems to have a new layout: ${value ?? 'fields'} not found where they stood. Check them once more.`;
    default:
      return reason satisfies never;
  }
}
