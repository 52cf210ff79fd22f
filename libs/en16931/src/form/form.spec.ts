import { describe, expect, it } from 'vitest';
import { readInvoice } from '../read/read-invoice.js';
import { stateDocument, stateModel, type Binding } from '../statement/index.js';
import { fullInvoice } from '../testing/full-invoice.js';
import { writeCii } from '../write/cii/write-cii.js';
import { writeUbl } from '../write/ubl/write-ubl.js';
import { differencesOf } from './differences.js';
import { formAfter, formOf, restate, type DocumentForm } from './index.js';

const CHANGES: readonly (readonly [string, (xml: string) => string])[] = [
  ['a third decimal', (xml) => xml.replace(/(<cbc:LineExtensionAmount[^>]*>[^<]*)</, '$1000<')],
  ['an empty element', (xml) => xml.replace(/<cbc:ID>[^<]*<\/cbc:ID>/, '<cbc:ID> </cbc:ID>')],
  ['a second tax of a line', (xml) => xml.replace(/(<cac:ClassifiedTaxCategory>.*?<\/cac:ClassifiedTaxCategory>)/s, '$1$1')],
  ['an allowance of neither kind', (xml) => xml.replace(/<cbc:ChargeIndicator>false</, '<cbc:ChargeIndicator>perhaps<')],
  ['a date that is none', (xml) => xml.replace(/<cbc:IssueDate>[^<]*</, '<cbc:IssueDate>soon<')],
  ['a currency of one amount', (xml) => xml.replace(/(<cbc:PriceAmount currencyID=")EUR/, '$1XXX')],
];

/** The form as it comes over the bus. */
const sent = (form: DocumentForm | undefined): DocumentForm => JSON.parse(JSON.stringify(form ?? { terms: [], syntax: [] })) as DocumentForm;

describe(formOf.name, () => {
  it.each(CHANGES)('carries what the model drops: %s', (_, change) => {
    const read = readInvoice(change(writeUbl(fullInvoice())));
    const { terms } = sent(formOf(read));
    expect(terms.length).toBeGreaterThan(0);
    expect(differencesOf(stateDocument(read), restate(stateModel(read.model), terms))).toEqual([]);
  });

  it('takes other words for the same for nothing: zeros, a plus, dates of CII', () => {
    const binding: Binding = 'cii';
    const read = readInvoice(writeCii(fullInvoice()));
    expect(differencesOf(stateDocument(read), stateModel(read.model, { binding })).map(({ path }) => path)).not.toContain('issueDate');
    const plus = readInvoice(writeUbl(fullInvoice()).replace(/(<cbc:PriceAmount[^>]*>)([^<]*)</, '$1+$20000<'));
    expect(differencesOf(stateDocument(plus), stateModel(plus.model)).filter(({ path }) => path.includes('price'))).toEqual([]);
  });

  it('names the rules of its syntax that a document breaks, where and how often', () => {
    const xml = writeUbl(fullInvoice()).replace(/(<cac:ClassifiedTaxCategory>.*?<\/cac:ClassifiedTaxCategory>)/s, '$1$1');
    expect(formOf(readInvoice(xml))?.syntax).toContainEqual({ rule: 'UBL-SR-48', path: '/Invoice/cac:InvoiceLine[1]', times: 1 });
  });
});

describe(restate.name, () => {
  const model = stateModel(fullInvoice());

  it('leaves the statement that it starts from as it was', () => {
    const before = structuredClone(model);
    const other = restate(model, [{ path: 'lines.0.net', stated: '1.2345' }, { path: 'totals.due', stated: null }, { path: 'codes.unit', stated: ['!!'] }]);
    expect([other.lines[0]?.net, other.totals?.due, other.codes.get('unit')]).toEqual(['1.2345', undefined, new Set(['!!'])]);
    expect(model).toEqual(before);
  });

  it('goes no way that is none', () => {
    expect(restate(model, [{ path: 'lines.99.net', stated: '1' }, { path: '__proto__.polluted', stated: '1' }, { path: 'number.length', stated: '1' }])).toEqual(model);
    expect({}).not.toHaveProperty('polluted');
  });
});

describe(formAfter.name, () => {
  it('lets a correction count, and keeps what nobody has touched', () => {
    const before = fullInvoice();
    const form: DocumentForm = { terms: [{ path: 'totals.due', stated: '1.000' }, { path: 'totals.withVat', stated: '2.000' }, { path: 'lines.0', stated: null }], syntax: [{ rule: 'UBL-SR-48', path: '/Invoice', times: 1 }] };
    const [line, ...lines] = before.lines;
    const after = { ...before, totals: { ...before.totals, due: '1.01' }, lines: [{ ...line, net: '7' } as typeof before.lines[number], ...lines] };
    expect(formAfter(form, before, after, 'ubl')).toEqual({ ...form, terms: [{ path: 'totals.withVat', stated: '2.000' }] });
    expect(formAfter(form, before, before, 'ubl')).toEqual(form);
  });
});
