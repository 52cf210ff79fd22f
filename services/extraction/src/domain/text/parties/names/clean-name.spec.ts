import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.js';
import { isNameLike } from './name-like.js';

describe(cleanName, () => {
  it('leaves a word in quotes that begins a name, and no quotes around all of it', () => {
    expect(['"TERMAL" Jan Lipa', '"Muster GmbH"', '- "Muster" -'].map((text) => cleanName(text))).toEqual(['"TERMAL" Jan Lipa', 'Muster GmbH', 'Muster']);
  });
});

describe(isNameLike, () => {
  it('takes nothing with a stroke between words for a name', () => {
    expect(['Einkauf / Rechnungsprüfung', 'BUQUE / VIAJE', 'A/S Ocean'].map((text) => isNameLike(text))).toEqual([false, false, true]);
  });

  it('takes what numbers of parties are called by for no name, and a company called so for one', () => {
    expect(['Cod. destinatario SUBM70N', 'Codice fiscale', 'Codice Studio S.r.l.'].map((text) => isNameLike(text))).toEqual([false, false, true]);
  });

  it('takes the code of an article for no name', () => {
    expect(['RAC-DIN40', 'SS16-OK', 'HAR002', 'K9 Kennels', 'Rac-Din', 'CH2M'].map((text) => isNameLike(text))).toEqual([false, false, false, true, true, true]);
  });
});
