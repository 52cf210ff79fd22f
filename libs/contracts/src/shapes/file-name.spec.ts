import { describe, expect, it } from 'vitest';
import { fileName } from './file-name.js';

describe(fileName, () => {
  it.each([
    ['leaves folders out', '2026/11/a.xml', 'a.xml'],
    ['leaves those of Windows out', 'C:\\fakepath\\a.xml', 'a.xml'],
    ['leads nowhere else', '../../a.xml', 'a.xml'],
    ['leaves out what no name holds', 'a\u0000b\u0007\r\n.xml', 'a_b___.xml'],
    ['shows its real end', 'invoice\u202Elmx.exe', 'invoice_lmx.exe'],
    ['keeps all letters', 'Rechnung März – № 7 ☂ 発票.pdf', 'Rechnung März – № 7 ☂ 発票.pdf'],
    ['mends what is no text', 'a\uD800.pdf', 'a\uFFFD.pdf'],
    ['leaves white space around it out', ' a b.pdf ', 'a b.pdf'],
    ['is empty where nothing is left', 'a/', ''],
  ])('%s', (_, path, expected) => {
    expect(fileName(path)).toBe(expected);
  });

  it('keeps the end of what is too long, which says what it is', () => {
    expect(fileName(`x/${'y'.repeat(300)}.xml`)).toBe(`${'y'.repeat(251)}.xml`);
  });

  it('cuts no letter in two', () => {
    expect(fileName(`${'😀'.repeat(200)}.pdf`)).toBe(`${'😀'.repeat(125)}.pdf`);
  });
});
