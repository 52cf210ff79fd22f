import type { Syntax } from '../xml/namespaces.js';
import { CII_RULES } from './cii.js';
import type { SyntaxRule } from './syntax-rule.js';
import { UBL_RULES } from './ubl.js';

export { CII_RULES } from './cii.js';
export { runSyntaxRules, type BrokenSyntax, type SyntaxRule } from './syntax-rule.js';
export { UBL_RULES } from './ubl.js';

/** The rules that EN 16931 has for a syntax; none for those it does not bind. */
export const SYNTAX_RULES: Readonly<Record<Syntax, readonly SyntaxRule[]>> = { 'ubl-invoice': UBL_RULES, 'ubl-creditnote': UBL_RULES, cii: CII_RULES, 'cii-zf1': [], fatturapa: [] };
