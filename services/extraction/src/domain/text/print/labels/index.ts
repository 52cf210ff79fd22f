import { CS } from './cs.js';
import { DA } from './da.js';
import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FI } from './fi.js';
import { FR } from './fr.js';
import { IT } from './it.js';
import type { LanguageLabels } from './labels.js';
import { NL } from './nl.js';
import { NO } from './no.js';
import { PL } from './pl.js';
import { PT } from './pt.js';
import { SV } from './sv.js';
import type { PaymentWords } from './words.js';

/** Every language that is read; where two use one phrase, the earlier gives it its name. */
export const LANGUAGES: readonly LanguageLabels[] = [EN, DE, FR, NL, ES, IT, PT, PL, SV, DA, NO, CS, FI];

/** What is known of a language by its code (ISO 639-1). */
export const knownOf = (language: string): LanguageLabels | undefined => LANGUAGES.find((each) => each.language === language);

/** What a kind of words about payment is in any language. */
export const paymentWords = (kind: keyof PaymentWords): ReadonlySet<string> => new Set(LANGUAGES.flatMap(({ terms }) => terms[kind] ?? []));

export { isAside, isOfAccount, isParty } from './labels.js';
export type { ColumnField, Label, LabelField, LanguageLabels } from './labels.js';
export type { OrderWords } from './words.js';
