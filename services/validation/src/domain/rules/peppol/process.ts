import type { Statement } from '@smartap/en16931';
import { isThere } from '../presence.js';
import type { Rule } from '../rule.js';
import { asks } from './asks.js';

/** How the network names the business processes of BIS Billing 3: alone, as France regulates them, and with an answer. */
const PROCESSES = new Set([
  'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
  'urn:peppol:france:billing:regulated',
  'urn:peppol:france:billing:non-regulated',
  'urn:peppol:bis:billing_with_response',
]);
const SPECIFICATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

/** Whether an invoice claims one of the business processes. */
export const isProcess = ({ businessProcess }: Statement): boolean => PROCESSES.has(businessProcess ?? '');

/** The business process is given; XRechnung asks it too. */
export const PROCESS_GIVEN: Rule = asks(
  'R001',
  ['BT-23'],
  ['the business process shall be given', 'der Geschäftsprozess muss angegeben sein'],
  ({ s }) => isThere(s.businessProcess),
  ['R007'],
);

/** What Peppol asks of specification and process. */
export const PROCESS_RULES: readonly Rule[] = [
  PROCESS_GIVEN,
  asks(
    'R004',
    ['BT-24'],
    [
      'the specification identifier shall be that of Peppol BIS Billing 3, without a version behind it',
      'die Spezifikationskennung muss die von Peppol BIS Billing 3 sein, ohne Version dahinter',
    ],
    ({ s }) => s.specificationId?.startsWith(SPECIFICATION) === true && !s.specificationId.includes('::'),
  ),
  asks('R007', ['BT-23'], ['the business process shall be one of Peppol', 'der Geschäftsprozess muss einer von Peppol sein'], ({ s }) => isProcess(s)),
];
