import type { Syntax } from '../xml/namespaces.js';
import { CII_RULES } from './cii.js';
import { PEPPOL_SYNTAX_RULES } from './peppol.js';
import type { SyntaxRule } from './syntax-rule.js';
import { UBL_RULES } from './ubl.js';

export { CII_RULES } from './cii.js';
export { PEPPOL_SYNTAX_RULES } from './peppol.js';
export { runSyntaxRules, type BrokenSyntax, type SyntaxRule } from './syntax-rule.js';
export { UBL_RULES } from './ubl.js';

const UBL = [...UBL_RULES, ...PEPPOL_SYNTAX_RULES];

/** The rules for a syntax, of EN 16931 and of what is built on it; none for those it does not bind. */
export const SYNTAX_RULES: Readonly<Record<Syntax, readonly SyntaxRule[]>> = {
  'ubl-invoice': UBL,
  'ubl-creditnote': UBL,
  cii: [...CII_RULES, ...PEPPOL_SYNTAX_RULES],
  'cii-zf1': [],
  fatturapa: [],
  ksef: [],
  ebinterface: [],
  facturae: [],
  isdoc: [],
  finvoice: [],
};
