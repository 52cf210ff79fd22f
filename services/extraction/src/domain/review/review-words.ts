import { fillTexts, sameText, texts, type Texts } from '@smartap/en16931';
import type { ReviewItem } from '../outcome.js';

const SENTENCES: Readonly<Record<ReviewItem['reason'], Texts>> = {
  MISSING: texts('{name} was not found.', '{name} wurde nicht gefunden.'),
  LOW_CONFIDENCE: texts(
    '{name} was read as "{value}" with a confidence of {percent} %.',
    '{name} wurde als „{value}“ gelesen, mit einer Sicherheit von {percent} %.',
  ),
  ARITHMETIC: texts('{name} is {value}, which does not follow from the other totals.', '{name} ist {value}, was nicht aus den anderen Summen folgt.'),
  ATTACHMENT_UNREADABLE: texts(
    'The XML inside the PDF cannot be read; the values are from the page.',
    'Das XML in dem PDF ist nicht lesbar; die Werte sind von der Seite.',
  ),
  NAME_FROM_TRADING_NAME: texts('{name} was taken from the trading name.', '{name} wurde vom Handelsnamen genommen.'),
  PAGES_NOT_READ: texts('Not all pages were read.', 'Nicht alle Seiten wurden gelesen.'),
  FURTHER_INVOICES: texts(
    'The file holds {value} invoices; only the first was read. Submit the others one by one.',
    'Die Datei enthält {value} Rechnungen; nur die erste wurde gelesen. Die anderen einzeln einreichen.',
  ),
  UNPROVEN: texts(
    '{name} is "{value}" by the language model, but that is not printed or does not fit.',
    '{name} ist nach dem Sprachmodell „{value}“, aber das ist nicht gedruckt oder passt nicht.',
  ),
  PAGES_MAY_BE_ANOTHERS: texts(
    'The file holds several invoices, and {value} do not say that they belong to this one. Look whether they do.',
    'Die Datei enthält mehrere Rechnungen, und nicht alle Seiten sagen, dass sie zu dieser gehören ({value}). Prüfen, ob sie es tun.',
  ),
  LAYOUT_CHANGED: texts(
    'The vendor seems to have a new layout: {value} not found where they stood. Check them once more.',
    'Der Lieferant hat anscheinend ein neues Layout: {value} nicht gefunden, wo sie standen. Noch einmal prüfen.',
  ),
};

/** What stands where nothing was read. */
const NOTHING: Partial<Readonly<Record<ReviewItem['reason'], Texts>>> = {
  ARITHMETIC: texts('missing', 'nicht angegeben'),
  FURTHER_INVOICES: texts('several', 'mehrere'),
  PAGES_MAY_BE_ANOTHERS: texts('some pages', 'einige Seiten'),
  LAYOUT_CHANGED: texts('fields', 'Felder'),
};

/** Why a person must look at a field, as a sentence in every language. */
export function reviewWords({ reason, field, term, value, confidence }: ReviewItem): Texts {
  const name = term ? sameText(`${field} (${term})`) : field ? sameText(field) : texts('The document', 'Das Dokument');
  return fillTexts(SENTENCES[reason], { name, value: value ?? NOTHING[reason] ?? '', percent: String(Math.round(confidence * 100)) });
}
