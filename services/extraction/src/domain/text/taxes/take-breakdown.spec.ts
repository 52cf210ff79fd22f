import { emptyInvoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import type { FieldEvidence } from '../../outcome.js';
import { readingOf } from '../testing/reading-of.js';
import { takeBreakdown } from './take-breakdown.js';

const SURE: FieldEvidence = { method: 'text', confidence: 0.97 };

function breakdownOf(totals: { withoutVat: string; vat: string }, ...lines: string[]): ReturnType<typeof emptyInvoice>['vatBreakdown'] {
  const invoice = { ...emptyInvoice(), totals };
  takeBreakdown(readingOf(...lines), invoice, { 'totals.withoutVat': SURE, 'totals.vat': SURE });
  return invoice.vatBreakdown;
}

describe(takeBreakdown, () => {
  it.each([
    ['AE', 'Steuerschuldnerschaft des Leistungsempfängers (§ 13b UStG)'],
    ['K', 'Livraison intracommunautaire exonérée, art. 262 ter I du CGI'],
    ['G', 'Zero-rated export of goods'],
    ['E', 'Exemption certificate 118 on file.'],
    ['E', 'Die Ortstaxe unterliegt nicht der Umsatzsteuer.'],
    ['E', 'Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.'],
  ])('says %s where the page does: %s', (category, reason) => {
    expect(breakdownOf({ withoutVat: '80', vat: '0' }, 'Total | 80,00', reason)).toEqual([{ taxable: '80', tax: '0', rate: '0', category, exemptionReason: reason }]);
  });

  it('leaves without tax what a line says is asked for beside it', () => {
    const lines = ['Imponibile IVA | 2.790,54', 'IVA 22% | 613,92', 'Totale fattura | 3.502,46'];
    expect(breakdownOf({ withoutVat: '2888.54', vat: '613.92' }, 'Spese anticipate escluse art. 15 | 98,00', ...lines)).toMatchObject([{ taxable: '2790.54', tax: '613.92', rate: '22' }, { taxable: '98', tax: '0', rate: '0' }]);
    expect(breakdownOf({ withoutVat: '2888.54', vat: '613.92' }, 'Spese anticipate escluse art. 15 | 97,00', 'Altro | 98,00', ...lines)).toEqual([]);
  });

  it('takes the signs of a credit note', () => {
    expect(breakdownOf({ withoutVat: '-100', vat: '-19' }, 'MwSt 19 % | 19,00', 'Netto | 100,00')).toEqual([{ taxable: '-100', tax: '-19', rate: '19', category: 'S' }]);
  });

  it('is as sure as the totals are, and says where it is printed', () => {
    const invoice = { ...emptyInvoice(), totals: { withoutVat: '100', vat: '19' } };
    const evidence: Record<string, FieldEvidence> = { 'totals.withoutVat': SURE, 'totals.vat': { method: 'text', confidence: 0.6 }, 'vatBreakdown[3].tax': SURE };
    takeBreakdown(readingOf('Netto | 100,00', 'MwSt 19 % | 19,00'), invoice, evidence);
    expect(evidence).toMatchObject({ 'vatBreakdown[0].taxable': { confidence: 0.6, text: '100,00' }, 'vatBreakdown[0].tax': { confidence: 0.6, text: '19,00' } });
    expect(evidence).not.toHaveProperty('vatBreakdown[3].tax');
  });
});
