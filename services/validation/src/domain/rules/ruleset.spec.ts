import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ALL_RULES, findRules, LAYERS } from './ruleset.js';
import { rulesDocument } from './rules-document.js';
import { LANGUAGES } from './texts.js';

describe('The ruleset', () => {
  it('is what docs/rules.md tells: else run npm run smartap -- rules document', () => {
    expect(readFileSync(new URL('../../../../../docs/rules.md', import.meta.url), 'utf8')).toBe(rulesDocument());
  });

  it('has each id once, each text in every language, and only rules that exist follow', () => {
    const ids = ALL_RULES.map(({ rule }) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { rule } of ALL_RULES) for (const language of LANGUAGES) expect(rule.text[language], rule.id).not.toBe('');
    for (const rule of LAYERS.flatMap(({ rules }) => rules)) {
      for (const language of LANGUAGES) expect(rule.message[language], rule.id).not.toBe('');
      expect(rule.terms.length, rule.id).toBeGreaterThan(0);
      for (const term of rule.terms) expect(term, rule.id).toMatch(/^B[TG](?:-DEX)?-\d+(?:-\d+)?$/);
      for (const id of rule.follows) expect(ids, rule.id).toContain(id);
    }
  });

  it('is looked up in upper and lower case', () => {
    expect(findRules('br-co-15').map(({ layer }) => layer)).toEqual(['en16931']);
    expect(findRules('BR-NOT-1')).toEqual([]);
  });
});
