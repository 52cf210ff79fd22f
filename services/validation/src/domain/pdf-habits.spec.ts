import { describe, expect, it } from 'vitest';
import { toolOf } from './pdf-habits.js';

describe(toolOf.name, () => {
  it.each([
    ['iTextSharp 4.1.0 (based on iText 2.1.0)', 'itextsharp'], ['LibreOffice 7.0', 'libreoffice'], ['Skia/PDF m120', 'skia/pdf'], ['PyPDF2', 'pypdf'], ['PyPDF4', 'pypdf'], ['Microsoft: Print To PDF', 'microsoft: print to pdf'],
    ['Mustang-cli (via mustangproject.org 2.16.2)', 'mustang-cli'], ['3-Heights PDF', '3-heights'], ['intarsys PDF/A Live!', 'intarsys pdf/a live!'],
  ])('of %s is %s', (producer, tool) => {
    expect(toolOf(producer)).toBe(tool);
  });
});
