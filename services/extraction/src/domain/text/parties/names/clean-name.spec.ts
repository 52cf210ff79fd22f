import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.js';

describe(cleanName, () => {
  it('leaves a word in quotes that begins a name, and no quotes around all of it', () => {
    expect(['"TERMAL" Jan Lipa', '"Muster GmbH"', '- "Muster" -'].map((text) => cleanName(text))).toEqual(['"TERMAL" Jan Lipa', 'Muster GmbH', 'Muster']);
  });

  it('keeps a first letter that its font does not tell, and no picture', () => {
    expect(['\uFFFDtablissements Carpentras', '❄ Carpentras'].map(cleanName)).toEqual(['\uFFFDtablissements Carpentras', 'Carpentras']);
  });
});
