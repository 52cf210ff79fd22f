import { describe, expect, it } from 'vitest';
import { mapColumns } from '../import/column-map.js';
import { readCsv } from '../import/csv-table.js';
import { planValues, VALUE_FIELDS } from './coding-values.js';
import { showCoding } from './coding.command.js';
import { lineShares } from './line-shares.js';

describe(lineShares.name, () => {
  it('gathers the parts of a line', () => {
    expect(lineShares(['1=4711/K1:70', '2=4800/K1/P-7', '1=4711/K2:30'])).toEqual([
      { lineId: '1', parts: [{ glAccount: '4711', costCenter: 'K1', percent: '70' }, { glAccount: '4711', costCenter: 'K2', percent: '30' }] },
      { lineId: '2', parts: [{ glAccount: '4800', costCenter: 'K1', project: 'P-7' }] },
    ]);
  });

  it.each(['1', '1=4711', '=4711/K1', '1=4711/K1:many'])('says how it is written: %s', (text) => {
    expect(() => lineShares([text])).toThrow(/cannot be read/);
  });
});

describe(planValues.name, () => {
  const plan = (...lines: string[]) => {
    const { headers, rows } = readCsv(lines.join('\n'), ';');
    return planValues(rows, mapColumns(headers, undefined, VALUE_FIELDS, ['code']));
  };

  it('reads codes, names and what is closed', () => {
    expect(plan('Konto;Bezeichnung;aktiv', '4711;Porto;', '4712;Miete;nein')).toEqual({ values: [{ code: '4711', name: 'Porto', active: true }, { code: '4712', name: 'Miete', active: false }], faults: [] });
  });

  it('finds what is missing, what is there twice, and what is no state', () => {
    expect(plan('code;name;active', ';x;', '1;x;', '1;y;', '2;z;perhaps').faults).toMatchObject([{ line: 2, reasons: [expect.stringContaining('missing')] }, { line: 4, reasons: ['1 is in line 3 already.'] }, { line: 5, reasons: [expect.stringContaining('perhaps is none of')] }]);
  });
});

describe(showCoding.name, () => {
  it('shows how lines are coded, and what is suggested for the others', () => {
    const suggestion = { parts: [{ glAccount: '4711', costCenter: 'K1', percent: '100' }], by: 'item' as const, agreeing: 3, asked: 4, confidence: 0.67, invoices: [], statedReference: null };
    const text = showCoding({ lineage: [1, 1, 1], required: true, lines: [{ lineId: '1', text: 'Rent', net: '100', parts: [{ glAccount: '4800', costCenter: 'K2' }], codedBy: 'cleo', suggestion: null }, { lineId: '2', text: null, net: '7', parts: [], codedBy: null, suggestion }] });
    expect(text).toMatch(/1\s+Rent\s+100\s+4800\/K2\s+cleo/);
    expect(text).toMatch(/2\s.*4711\/K1 \(3 of 4\)/);
  });
});
