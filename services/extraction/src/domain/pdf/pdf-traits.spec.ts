import { describe, expect, it } from 'vitest';
import { extract } from '../extract.js';
import { ENGLISH_PAGE, makePdf, type Printed } from '../testing/make-pdf.js';
import { instantOf, savedAgain } from './pdf-traits.js';

describe(instantOf.name, () => {
  it.each([
    ["D:20260314101500+01'00'", '2026-03-14T09:15:00.000Z'], ['D:20260314101500Z', '2026-03-14T10:15:00.000Z'], ["D:20260314101500-05'30'", '2026-03-14T15:45:00.000Z'], ['D:2026', '2026-01-01T00:00:00.000Z'],
    ['20260314101500', '2026-03-14T10:15:00.000Z'], ['D:20261399', undefined], ['D:00000000000000', undefined], ['last week', undefined], ['', undefined], [undefined, undefined],
  ])('reads %s as %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });
});

describe(savedAgain.name, () => {
  const file = (ends: number): Uint8Array => Buffer.from(`%PDF-1.7${'\nstartxref\n1\n%%EOF'.repeat(ends)}`);

  it('counts what was added at the end, of which a file for the web has one from the start', () => {
    expect([0, 1, 2, 4].map((ends) => savedAgain(file(ends), false))).toEqual([0, 0, 1, 3]);
    expect([1, 2, 3].map((ends) => savedAgain(file(ends), true))).toEqual([0, 0, 1]);
  });
});

describe('A PDF', () => {
  const traitsOf = async (page: readonly Printed[], info?: string) => {
    const outcome = await extract(makePdf([page], [], info));
    if (outcome.outcome !== 'extracted') throw new Error('extracted expected');
    return outcome.pdf;
  };
  const without = (text: string): Printed[] => ENGLISH_PAGE.filter((printed) => printed[2] !== text);

  it('tells by what and when it was made and changed', async () => {
    expect(await traitsOf(ENGLISH_PAGE, "/Producer (Books 4.1) /Creator (Writer) /CreationDate (D:20260314101500Z) /ModDate (D:20260316101500+01'00')")).toEqual({ producer: 'Books 4.1', creator: 'Writer', madeAt: '2026-03-14T10:15:00.000Z', changedAt: '2026-03-16T09:15:00.000Z', savedAgain: 0 });
    expect(await traitsOf(ENGLISH_PAGE)).toEqual({ savedAgain: 0 });
  });

  it('shows an amount and an account that are printed in two fonts', async () => {
    const amount = await traitsOf([...without('£1,440.00'), [470, 362, '£1,4'], [489.5, 362, '40.00', 10, 'F2']]);
    expect(amount?.fonts).toEqual([{ field: 'totals.withVat', text: '£1,4 40.00' }]);
    const account = await traitsOf([...without('IBAN: GB82 WEST 1234 5698 7654 32'), [50, 714, 'IBAN: GB82 WEST 1234 5698'], [178, 714, '7654 32', 10, 'F2']]);
    expect(account?.fonts).toEqual([{ field: 'paymentInstructions.creditTransfers[0].accountId', text: 'GB82 WEST 1234 5698 7654 32' }]);
  });

  it('may have a label, or the sign of a currency, in another font than the amount', async () => {
    const page: Printed[] = [...without('£1,440.00').filter(([, , text]) => text !== 'Total'), [380, 362, 'Total', 10, 'F2'], [470, 362, '£', 10, 'F2'], [478, 362, '1,440.00']];
    expect(await traitsOf(page)).toEqual({ savedAgain: 0 });
  });
});
