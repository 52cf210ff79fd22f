import type { CodeUses } from '../statement/code-uses.js';
import type { Statement } from '../statement/statement.js';
import { areAlike } from './alike.js';
import type { StatedOtherwise } from './document-form.js';

// What is broken oftener than that is as broken.
const MOST = 500;
// Paths that travel have 200 characters at most: of parts of lines that are nested deeper, the whole is told.
const LONGEST = 150;

/** Lists of texts in which no rule asks for the order. */
const UNORDERED = new Set(['documents', 'fileNames', 'precedingInvoices', 'notes']);

type Found = StatedOtherwise[];
type Group = Record<string, unknown>;

/** What a document states otherwise than its model, as the smallest parts that differ. */
export function differencesOf(document: Statement, model: Statement): Found {
  const found: Found = [];
  compare('', '', document, model, found);
  return found;
}

function note(path: string, stated: unknown, found: Found): void {
  if (found.length < MOST) found.push({ path, stated: stated ?? null });
}

function compare(path: string, key: string, document: unknown, model: unknown, found: Found): void {
  if (document === model || (isText(document) && isText(model) && areAlike(key, document, model))) return;
  if (document instanceof Map) compareCodes(document as CodeUses, model as CodeUses, found);
  else if (path.length > LONGEST) compareWhole(path, key, document, model, found);
  else if (Array.isArray(document) && Array.isArray(model)) compareLists(path, key, document, model, found);
  else if (isGroup(document) && isGroup(model)) compareGroups(path, document, model, found);
  else note(path, document, found);
}

function compareWhole(path: string, key: string, document: unknown, model: unknown, found: Found): void {
  const own: Found = [];
  compare('', key, document, model, own);
  if (own.length > 0) note(path, document, found);
}

function compareGroups(path: string, document: Group, model: Group, found: Found): void {
  for (const name of Object.keys(document)) {
    // Most are the same: where they stand is put together only for the others.
    if (document[name] !== model[name]) compare(path === '' ? name : `${path}.${name}`, name, document[name], model[name], found);
  }
}

function compareLists(path: string, key: string, document: readonly unknown[], model: readonly unknown[], found: Found): void {
  const isUnordered = UNORDERED.has(key);
  if (document.length !== model.length || (isUnordered && !areSameTexts(document, model))) note(path, document, found);
  else if (!isUnordered) for (let i = 0; i < document.length; i += 1) compare(`${path}.${i}`, key, document[i], model[i], found);
}

function areSameTexts(document: readonly unknown[], model: readonly unknown[]): boolean {
  const rest = [...model];
  return document.every((text) => {
    const at = rest.indexOf(text);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
}

function compareCodes(document: CodeUses, model: CodeUses, found: Found): void {
  for (const use of new Set([...document.keys(), ...model.keys()])) {
    const [own = NONE, other = NONE] = [document.get(use), model.get(use)];
    if (own.size !== other.size || [...own].some((code) => !other.has(code))) note(`codes.${use}`, [...own], found);
  }
}

const NONE: ReadonlySet<string> = new Set();
const isText = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';
const isGroup = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
