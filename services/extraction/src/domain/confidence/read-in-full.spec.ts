import { anInvoice } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { readInFull } from './doubt.js';

describe(readInFull, () => {
  it('leaves to a person what has a sign whose font does not tell its meaning', () => {
    const invoice = anInvoice().from('Aerol\uFFFDnea SA', 'ESA28015865').with({ number: 'A-17' }).build();
    const sure = { method: 'text', confidence: 0.98 } as const;
    const { number, 'seller.name': seller } = readInFull({ number: sure, 'seller.name': sure }, invoice);
    expect([number?.confidence, seller?.confidence]).toEqual([0.98, 0.3]);
  });
});
