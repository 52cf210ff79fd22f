export { isSigned, readToken, tokenOf, type DecisionLink, type LinkToken } from './decision-link.js';
export { contentHash } from './content-hash.js';
export { refusalToAccept, refusalToAnswer, rolesCovering, type Answerer, type Question, type Refusal } from './may-answer.js';
export { planApproval, type Plan } from './plan.js';
export { DEFAULT_POLICY, stepsFor, type Band, type Policy, type PolicyStep } from './policy.js';
export { isSuperseded } from './superseded.js';
export * from './flow/index.js';
export * from './course/index.js';
export * from './touchless/index.js';
