import type { RiskAssessment } from '@smartap/contracts';
import { anInvoice, aVendor } from '@smartap/testing';
import { describe, expect, it } from 'vitest';
import { complete } from '../../testing/complete.js';
import { riskFindings, SIGNALS, type Signal } from '../risk/index.js';
import { ALL_RULES } from '../rules/ruleset.js';
import { LANGUAGES } from '../rules/texts.js';
import { validate } from '../validate.js';
import { CATALOGUE } from './catalogue.js';
import { found } from './found.js';
import { inLanguage, riskInLanguage } from './in-language.js';

const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted();

describe('The catalogue', () => {
  it.each(Object.entries(CATALOGUE))('says %s in every language, with the same values', (_, text) => {
    for (const language of LANGUAGES) {
      expect(text[language]).toMatch(/[.)]$/);
      expect(placesIn(text[language])).toEqual(placesIn(text.en));
    }
    expect(new Set(LANGUAGES.map((language) => text[language])).size).toBe(LANGUAGES.length);
  });

  it('has a text for every signal, and no code of a rule', () => {
    expect(SIGNALS.map(({ code }: Signal) => code).filter((code) => !Object.hasOwn(CATALOGUE, code))).toEqual([]);
    expect(ALL_RULES.map(({ rule }) => rule.id).filter((id) => Object.hasOwn(CATALOGUE, id))).toEqual([]);
  });

  it('and the rules name the same values in every language', () => {
    for (const { rule } of ALL_RULES) {
      const texts = 'terms' in rule ? [rule.text, rule.message] : [rule.text];
      for (const text of texts) for (const language of LANGUAGES) expect(placesIn(text[language]), rule.id).toEqual(placesIn(text.en));
    }
  });
});

describe('A finding', () => {
  const invoice = complete(anInvoice().from('Seller', 'DE123456788').payableTo('DE89370400440532013001').build());
  const wrong = { ...invoice, lines: invoice.lines.map((line) => ({ ...line, id: 'A-7', unit: undefined })), totals: { ...invoice.totals, due: '1' } };
  const form = { terms: [], syntax: [{ rule: 'UBL-SR-48', path: '/Invoice/cac:InvoiceLine[2]', times: 3 }] };
  const facts = { duplicateOf: '018f0000-0000-7000-8000-000000000001', vendors: [{ vendorId: '018f0000-0000-7000-8000-000000000002', version: 1, vendor: aVendor({ number: 'V-1', name: 'Seller GmbH', vatIds: ['DE123456788'], state: 'blocked', holds: ['payment'] }) }], waived: new Map<string, never>(), form };
  const { findings } = validate(wrong, 'ubl', facts);

  it('is told in German by what it is made of, rules and all', () => {
    const german = findings.map((finding) => inLanguage(finding, 'de'));
    expect(german.map(({ code }) => code)).toEqual(['DUPLICATE_NUMBER', 'BR-23', 'BR-CO-16', 'UBL-SR-48', 'IBAN_INVALID', 'VENDOR_BLOCKED', 'VENDOR_PAYMENT_HOLD', 'ACCOUNT_NOT_APPROVED']);
    for (const [i, { code, message }] of german.entries()) {
      expect(message, code).not.toBe(findings[i]?.message);
      expect(message, code).not.toMatch(/[{}]/);
    }
    const of = (code: string): string => german.find((finding) => finding.code === code)?.message ?? '';
    expect(of('VENDOR_BLOCKED')).toBe('Der Lieferant V-1 (Seller GmbH) ist gesperrt. Die Sperre aufheben oder die Rechnung ablehnen.');
    expect(of('BR-23')).toMatch(/^Zeile 1 \(A-7\): /);
    expect(of('UBL-SR-48')).toBe('Eine Zeile muss genau eine Umsatzsteuerkategorie haben. /Invoice/cac:InvoiceLine[2]. Den Verkäufer um eine berichtigte Rechnung bitten. Ebenso an 2 weiteren Stellen.');
  });

  it('is told in English as it was', () => {
    expect(findings.map((finding) => inLanguage(finding, 'en'))).toEqual(findings);
  });

  it('stays as it was told when nobody knows what it is made of, or its text is gone', () => {
    const old = { code: 'VENDOR_BLOCKED', message: 'As it was.' };
    expect(inLanguage(old, 'de')).toEqual(old);
    expect(inLanguage({ ...old, code: 'GONE', says: { values: {} } }, 'de')).toMatchObject({ message: 'As it was.' });
  });

  it('is short, however long what it names is', () => {
    const { message, says } = found('VENDOR_BLOCKED', { number: 'V', name: 'x'.repeat(5000) }, { severity: 'error', terms: [] });
    expect([message.length < 700, says?.values['name']?.length]).toEqual([true, 500]);
  });
});

describe('Signals of risk', () => {
  const assessment: RiskAssessment = { points: 55, threshold: 50, signals: [
    { code: 'EMPLOYEE', points: 40, message: 'x', data: { same: 'account, phone' } },
    { code: 'ORDER_AFTER_INVOICE', text: 'ORDER_CHANGED_LATER', points: 15, message: 'x', data: { order: 'P-1', before: '1 EUR', value: '2 EUR' } },
    { code: 'GONE', points: 0, message: 'As it was.', data: {} },
  ] };

  it('are told in German, our own words among their data too', () => {
    expect(riskInLanguage(assessment, 'de').signals.map(({ message }) => message)).toEqual([
      'Beim Verkäufer ist gleich wie bei einem Beschäftigten: Konto, Telefonnummer. Klären, wer dahintersteht, ohne den zu fragen, der sie eingereicht hat.',
      'Die Bestellung P-1 wurde nach Eingang der Rechnung von 1 EUR auf 2 EUR geändert. Prüfen, wer sie geändert hat und warum.',
      'As it was.',
    ]);
  });

  it('are in their finding, in its language', () => {
    const [finding] = riskFindings(assessment);
    if (finding === undefined) throw new Error('a finding expected');
    expect(finding.message).toMatch(/^Signals of risk come to 55 points .* The seller has the same account, phone as an employee\..* The order P-1 was changed/);
    expect(inLanguage(finding, 'de').message).toMatch(/^Die Risikosignale ergeben 55 Punkte .* Konto, Telefonnummer.* Die Bestellung P-1/);
  });
});
