import type { Finding, RiskAssessment } from '@smartap/contracts';
import type { Language, Texts } from '../rules/texts.js';
import { findRules } from '../rules/ruleset.js';
import { syntaxMessage } from '../rules/syntax-findings.js';
import { CATALOGUE, isMessageCode } from './catalogue.js';
import { tell, tellText } from './tell.js';

/** The text of a code: of the catalogue, or of a rule. */
function textOf(code: string): Texts | undefined {
  if (isMessageCode(code)) return CATALOGUE[code];
  const rule = findRules(code)[0]?.rule;
  if (rule === undefined) return undefined;
  return 'terms' in rule ? rule.message : syntaxMessage(rule);
}

/** A finding with its message in a language; one that does not say what it is made of, or whose code is gone, stays as it was told. */
export function inLanguage<F extends Pick<Finding, 'code' | 'message' | 'says'>>(finding: F, language: Language): F {
  const { code, says } = finding;
  const text = says && textOf(says.text ?? code);
  return says && text ? { ...finding, message: tell(text, says, language) } : finding;
}

/** Signals with their messages in a language. */
export function riskInLanguage(risk: RiskAssessment, language: Language): RiskAssessment {
  return {
    ...risk,
    signals: risk.signals.map((signal) => ({ ...signal, message: tellText(signal.text ?? signal.code, signal.data, language) ?? signal.message })),
  };
}
