import {
  getApprovalPolicy,
  getMatchPolicy,
  getValidationPolicy,
  putApprovalPolicy,
  putMatchPolicy,
  putValidationPolicy,
  tryApprovalPolicy,
  tryMatchPolicy,
  tryValidationPolicy,
} from '@smartap/contracts';
import { policyController } from './policy.controller.js';

/** What invoices are validated by: weights of rules, thresholds of risk. */
export const ValidationPolicyController = policyController({
  name: 'validation-policy',
  get: getValidationPolicy,
  put: putValidationPolicy,
  try: tryValidationPolicy,
  isPaged: true,
  effect: 'It counts for what is validated from then on.',
});

/** What invoices are matched by: tolerances, units. */
export const MatchingPolicyController = policyController({
  name: 'matching-policy',
  get: getMatchPolicy,
  put: putMatchPolicy,
  try: tryMatchPolicy,
  isPaged: false,
  effect: 'It holds for invoices that come in from its date on; open invoices are matched again.',
});

/** Whom invoices are approved by. */
export const ApprovalPolicyController = policyController({
  name: 'approval-policy',
  get: getApprovalPolicy,
  put: putApprovalPolicy,
  try: tryApprovalPolicy,
  isPaged: false,
  effect: 'Plans that run stay as they are.',
});
