import { DE } from './de.js';
import { EN } from './en.js';
import { ES } from './es.js';
import { FR } from './fr.js';
import { IT } from './it.js';
import type { LanguageLabels } from './labels.js';
import { NL } from './nl.js';

/** Every language that is read. */
export const LANGUAGES: readonly LanguageLabels[] = [EN, DE, FR, NL, ES, IT];
export type { Label, LabelField, LanguageLabels } from './labels.js';
