import { describe, expect, it } from 'vitest';
import { withNullTypes } from './api-document.js';

describe(withNullTypes.name, () => {
  it('says null as a type, wherever it stands, and as a word of an enum', () => {
    const given = { properties: { due: { type: 'string', nullable: true, example: '1' }, state: { type: 'string', nullable: true, enum: ['open'] }, id: { type: 'string' } } };
    expect(withNullTypes(given)).toEqual({ properties: { due: { type: ['string', 'null'], example: '1' }, state: { type: ['string', 'null'], enum: ['open', null] }, id: { type: 'string' } } });
  });
});
