import { emptyInvoice } from '@smartap/en16931';
import type { Invoice } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import { openPdf } from '../../pdf/open-pdf.js';
import { layOut } from '../../pdf/layout.js';
import { DEFAULT_EXTRACTION_LIMITS } from '../../outcome.js';
import type { Row } from '../../pdf/word.js';
import { ENGLISH_PAGE, makePdf, type Printed } from '../../testing/make-pdf.js';
import { differencesOf } from './differences.js';

const printed: Invoice = {
  ...emptyInvoice(),
  number: 'NW-20931',
  issueDate: '2026-03-14',
  dueDate: '2026-04-13',
  totals: { withoutVat: '1200.00', vat: '240.00', withVat: '1440.00', due: '1440.00' },
  paymentInstructions: { creditTransfers: [{ accountId: 'GB82WEST12345698765432' }] },
};

async function rows(...more: readonly Printed[]): Promise<Row[]> {
  const pdf = await openPdf(makePdf([[...ENGLISH_PAGE, ...more]]), DEFAULT_EXTRACTION_LIMITS);
  if ('outcome' in pdf) throw new Error(pdf.message);
  const words = pdf.words(1);
  pdf.close();
  return layOut([words]);
}

describe(differencesOf, () => {
  it('finds none where the page prints what the XML states', async () => {
    expect(differencesOf(await rows(), printed, {})).toEqual([]);
  });

  it('says what is printed, what is stated, and where', async () => {
    const stated = { ...printed, totals: { withoutVat: '1100.00', vat: '220.00', withVat: '1320.00', due: '1320.00' } };
    const found = differencesOf(await rows(), stated, {});
    expect(found).toContainEqual(expect.objectContaining({ field: 'totals.withVat', printed: '1440', stated: '1320.00', page: 1 }));
    expect(found.find(({ field }) => field === 'totals.withVat')?.box).toHaveLength(4);
  });

  it('finds another account on the page: the classic of a forged invoice', async () => {
    const stated = { ...printed, paymentInstructions: { creditTransfers: [{ accountId: 'DE89370400440532013000' }] } };
    expect(differencesOf(await rows(), stated, {})).toEqual([expect.objectContaining({ printed: 'GB82WEST12345698765432', stated: 'DE89370400440532013000' })]);
  });

  it("finds another seller's VAT id on the page", async () => {
    const stated = { ...printed, seller: { ...printed.seller, vatId: 'GB980780684' } };
    expect(differencesOf(await rows([50, 122, 'VAT No. GB 999 9999 73']), stated, {})).toEqual([expect.objectContaining({ field: 'seller.vatId', printed: 'GB999999973', stated: 'GB980780684' })]);
    expect(differencesOf(await rows([50, 122, 'VAT No. GB 980 7806 84']), stated, {})).toEqual([]);
  });

  it('takes a credit with the sign turned round for the same amount', async () => {
    const stated = { ...printed, totals: { withoutVat: '-1200', vat: '-240', withVat: '-1440', due: '-1440' } };
    expect(differencesOf(await rows(), stated, {})).toEqual([]);
  });
});
