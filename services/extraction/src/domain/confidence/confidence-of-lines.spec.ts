import { describe, expect, it } from 'vitest';
import type { FieldEvidence } from '../outcome.js';
import { confidenceOfLines } from './confidence-of-lines.js';

const of = (confidences: Readonly<Record<string, number>>, method: FieldEvidence['method'] = 'text'): number => confidenceOfLines(Object.fromEntries(Object.entries(confidences).map(([path, confidence]) => [path, { method, confidence }])));

describe(confidenceOfLines, () => {
  it.each([
    ['as sure as the least sure amount', { 'lines[0].net': 0.96, 'lines[1].net': 0.7, 'totals.lineNetSum': 0.95 }, 0.7],
    ['no surer than what they sum up to', { 'lines[0].net': 0.96, 'totals.lineNetSum': 0.6 }, 0.6],
    ['not sure where they sum up to nothing', { 'lines[0].net': 0.96 }, 0],
    ['not sure where one has no amount', { 'lines[0].net': 0.96, 'lines[1].quantity': 0.96, 'totals.lineNetSum': 0.95 }, 0],
    ['not sure where none was read', { 'totals.lineNetSum': 0.95 }, 0],
  ])('is %s', (_, confidences, worth) => {
    expect(of(confidences)).toBe(worth);
  });

  it('is not sure where a recognised line comes to nothing: no sum tells of others that do', () => {
    const lines = (method: FieldEvidence['method'], text: string): number => confidenceOfLines({ 'lines[0].net': { method, confidence: 0.96, text: '350.00' }, 'lines[1].net': { method, confidence: 0.96, text }, 'totals.lineNetSum': { method, confidence: 0.95 } });
    expect([lines('ocr', '0.00'), lines('ocr', '10.00'), lines('text', '0.00')]).toEqual([0.75, 0.95, 0.95]);
  });

  it('is sure of what an electronic invoice states, be it none', () => {
    expect(of({ number: 1 }, 'xml')).toBe(1);
  });
});
