import { SAME_EDGE } from '../../../pdf/edges.js';
import { boxOf, textOf, type Word } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import type { LabelHit } from '../../print/hits/label-hits.js';
import { labelsOfField } from '../../print/hits/labels-of-field.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { isPhrase } from '../../print/says.js';
import { speaksOfOutlay } from '../../taxes/untaxed.js';
import { cleanName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isNameLike } from '../names/name-like.js';
import { SMALL_WORDS } from '../names/small-words.js';

/** What stands before a name and is none of it: `on behalf of the company Brightwater`. */
const BEFORE_NAME: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.articles));
/** Parts of legal forms that have no capital: `s r.o.`, `z o.o.`. */
const OF_FORM = /^[sz]$/;
const NAME_WORDS = 8;

/** What says that is sure: a page that says so in its own words names the seller. */
export const ON_BEHALF = 0.9;

/** The words behind a phrase to the end of its cell, and those of the next line of the same text. */
function wordsAfter(reading: Reading, index: number, { line, from, to }: LabelHit): Word[] {
  const cell = line.cellOf[from];
  const rest = line.words.filter((_, at) => at > to && line.cellOf[at] === cell);
  const edge = line.row.cells[cell ?? -1]?.box[0] ?? 0;
  const next = reading.lines[index + 1]?.row;
  const under = next?.page === line.row.page ? next.cells.find(({ box }) => Math.abs(box[0] - edge) <= SAME_EDGE) : undefined;
  return [...rest, ...(under?.words ?? [])];
}

const mayBeInName = ({ text }: Word): boolean => /^[\p{Lu}\p{N}]/u.test(text) || SMALL_WORDS.has(text) || OF_FORM.test(text);

/** The name that begins a text: up to its legal form, else as far as its words have capitals. */
function nameAt(words: readonly Word[]): Word[] {
  const company = companyName(textOf(words))?.split(/\s+/).length ?? 0;
  // What is short for a legal form may have no capital: `s.r.o.`, `z o.o.`.
  if (company > 0 && words.slice(0, company).every((word) => mayBeInName(word) || word.text.includes('.'))) return words.slice(0, company);
  const end = words.findIndex((word, index) => index > 0 && (!mayBeInName(word) || /[,.;:)]$/.test(words[index - 1]?.text ?? '')));
  const name = words.slice(0, Math.min(end < 0 ? words.length : end, NAME_WORDS));
  const last = name.findLastIndex(({ text }) => !SMALL_WORDS.has(text));
  return name.slice(0, last + 1);
}

/**
 * Whom somebody else issues the invoice for: `in the name and on behalf of Brightwater Ltd` names the seller, whoever has the head of the page. What is collected
 * for another beside what is sold, as a tax of the town, names none.
 */
export function issuedFor(reading: Reading): Found[] {
  return labelsOfField(reading, 'onBehalf').flatMap(({ hit, index }): Found[] => {
    if (speaksOfOutlay(hit.line)) return [];
    const after = wordsAfter(reading, index, hit);
    const words = nameAt(
      after.slice(
        Math.max(
          0,
          after.findIndex(({ text }) => !isPhrase(text, BEFORE_NAME)),
        ),
      ),
    );
    const text = textOf(words);
    const isName = /^[\p{Lu}\p{N}]/u.test(text) && isNameLike(text);
    return isName ? [{ value: cleanName(text), confidence: ON_BEHALF, label: hit.text, text, page: hit.line.row.page, box: boxOf(words), line: index }] : [];
  });
}
