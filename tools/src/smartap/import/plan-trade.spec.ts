import { describe, expect, it } from 'vitest';
import { mapColumns, type Fields } from './column-map.js';
import { readCsv } from './csv-table.js';
import { DESPATCH_FIELDS, planDespatches } from './plan-despatches.js';
import { planOrderResponses, RESPONSE_FIELDS } from './plan-order-responses.js';

function table(fields: Fields, ...lines: string[]) {
  const { headers, rows } = readCsv(lines.join('\n'), ';');
  return [rows, mapColumns(headers, undefined, fields, [])] as const;
}

describe(planDespatches.name, () => {
  it('gathers advices by seller and number, and takes no return for goods that were sent', () => {
    const { sendable, refused } = planDespatches(...table(DESPATCH_FIELDS, 'Lieferschein;Lieferant;Versanddatum;Bestellung;Bestellposition;Menge;ME', 'D-1;V-1;5.1.2026;PO-1;10;4;KGM', 'D-1;V-2;5.1.2026;PO-2;10;1;', 'D-1;V-1;5.1.2026;PO-1;20;2;', 'D-2;V-1;5.1.2026;PO-1;10;-1;'));
    expect(sendable.map(({ item }) => [item.seller, item.sentOn, item.lines.map(({ line, quantity, unit }) => [line, quantity, unit])])).toEqual([['V-1', '2026-01-05', [['1', '4', 'KGM'], ['2', '2', undefined]]], ['V-2', '2026-01-05', [['1', '1', undefined]]]]);
    expect(refused).toMatchObject([{ row: { line: 5 } }]);
  });
});

describe(planOrderResponses.name, () => {
  it('gathers answers by order; a row with figures changes its line, one without a line answers the whole', () => {
    const { sendable, refused } = planOrderResponses(...table(RESPONSE_FIELDS, 'response;order;date;answer;order line;qty;price;promised', 'R-1;PO-1;2026-01-05;changed;1;8;;2026-02-01', 'R-1;PO-1;2026-01-05;changed;2;;;', 'R-1;PO-2;2026-01-05;rejected;;;;', 'R-3;PO-3;2026-01-05;perhaps;;;;'));
    expect(sendable.map(({ item }) => [item.orderNumber, item.answer, item.lines])).toEqual([
      ['PO-1', 'changed', [{ orderLine: '1', answer: 'changed', quantity: '8', promisedOn: '2026-02-01' }, { orderLine: '2', answer: 'accepted' }]],
      ['PO-2', 'rejected', []],
    ]);
    expect(refused).toMatchObject([{ reasons: [expect.stringContaining('answer perhaps is none of')] }]);
  });
});
