import type { Invoice } from '@smartap/en16931';
import { writeCii, writeUbl } from '@smartap/en16931';
import { makeFacturX } from '../pdf/factur-x.js';
import { makeTextPdf, type LayoutName } from '../pdf/text-pdf.js';
import type { Language } from '../pdf/words.js';
import type { Sample, SampleFormat } from '../sample.js';
import { buildInvoice, type InvoiceSpec } from './build-invoice.js';
import type { Workshop } from './workshop.js';

/** How a sample is named, what it is for, and what happens to it. */
export type Purpose = Pick<Sample, 'intended' | 'after' | 'part' | 'followUp' | 'underPolicies'> & { readonly scenario: string };

const EXTENSIONS: Readonly<Record<SampleFormat, readonly [string, string]>> = {
  ubl: ['xml', 'application/xml'],
  cii: ['xml', 'application/xml'],
  xml: ['xml', 'application/xml'],
  facturx: ['pdf', 'application/pdf'],
  'pdf-text': ['pdf', 'application/pdf'],
  pdf: ['pdf', 'application/pdf'],
  image: ['png', 'image/png'],
  html: ['html', 'text/html'],
};

/** A sample of any bytes, with the truth about them if there is one. */
export function sampleOf(shop: Workshop, format: SampleFormat, bytes: Uint8Array, truth: Invoice | null, purpose: Purpose): Sample {
  const [extension, mediaType] = EXTENSIONS[format];
  return {
    file: `${String(shop.state.count('file')).padStart(3, '0')}-${purpose.scenario}.${extension}`,
    format,
    mediaType,
    bytes,
    seller: truth?.seller.name ?? null,
    number: truth?.number ?? null,
    total: truth?.totals.withVat ?? null,
    currency: truth?.currency ?? null,
    truth,
    ...purpose,
  };
}

/** A sample of an invoice as XML. */
export function xmlSample(shop: Workshop, format: 'ubl' | 'cii', invoice: Invoice, purpose: Purpose): Sample {
  const text = format === 'ubl' ? writeUbl(invoice) : writeCii(invoice);
  return sampleOf(shop, format, Buffer.from(text, 'utf8'), invoice, purpose);
}

/** A sample of a hybrid PDF: a page to look at, with the invoice as CII inside. */
export async function facturXSample(shop: Workshop, spec: InvoiceSpec, language: Language, purpose: Purpose): Promise<Sample> {
  const invoice = buildInvoice(spec);
  return sampleOf(shop, 'facturx', await makeFacturX({ spec, invoice, language }), invoice, purpose);
}

/** A sample of a PDF that has words and nothing else. */
export async function textSample(
  shop: Workshop,
  spec: InvoiceSpec,
  language: Language,
  layout: LayoutName,
  purpose: Purpose,
  options: { usDates?: boolean } = {},
): Promise<Sample> {
  const invoice = buildInvoice(spec);
  return sampleOf(shop, 'pdf-text', await makeTextPdf([{ spec, invoice, language, ...options }], layout), invoice, purpose);
}

/** Samples of a PDF of two invoices, a page each: the file, and its second part. */
export async function bundleSamples(
  shop: Workshop,
  specs: readonly [InvoiceSpec, InvoiceSpec],
  language: Language,
  layout: LayoutName,
  { scenario, ...purpose }: Purpose,
): Promise<Sample[]> {
  const [first, second] = [buildInvoice(specs[0]), buildInvoice(specs[1])];
  const bytes = await makeTextPdf(
    [
      { spec: specs[0], invoice: first, language },
      { spec: specs[1], invoice: second, language },
    ],
    layout,
  );
  const file = sampleOf(shop, 'pdf-text', bytes, first, { scenario, ...purpose });
  return [file, sampleOf(shop, 'pdf-text', bytes, second, { scenario: `${scenario}-part-2`, ...purpose, part: { of: file.file, number: 2 } })];
}
