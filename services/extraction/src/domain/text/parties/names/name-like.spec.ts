import { describe, expect, it } from 'vitest';
import { isNameLike } from './name-like.js';

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

  it('may end with letters that have a full stop each, and is no street', () => {
    expect(['Cantina Sociale di Nevola s.c.a.', 'Thank you for ordering.', 'corso Matteotti 61', 'Private & Confidential'].map(isNameLike)).toEqual([true, false, false, false]);
  });

  it('is no remark in brackets, as behind a heading', () => {
    expect(['(rolnik ryczałtowy)', 'Bogumił Wrzosek', 'Havel (Praha) s.r.o.'].map(isNameLike)).toEqual([false, true, true]);
  });
});
