export { assessRisk, riskFindings, SIGNALS } from './assess-risk.js';
export type { PastInvoice, RiskFacts, Signal } from './risk-facts.js';
