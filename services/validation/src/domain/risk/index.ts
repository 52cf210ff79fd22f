export { assessRisk, hangsOnOrders, RISK, riskFindings, SIGNALS } from './assess-risk.js';
export type { NamedOrder, PastInvoice, RiskFacts, Signal } from './risk-facts.js';
export { digitReport, type Digits } from './benford.js';
export { retiredSignals, signalRecords, type SignalReviews } from './signal-reviews.js';
export { markOf, traitsOfEmployee, traitsOfSeller, type MarkKind, type Trait } from './employee-marks.js';
