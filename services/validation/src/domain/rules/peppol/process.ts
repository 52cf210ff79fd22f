import type { Statement } from '@smartap/en16931';
import { isSaid } from '../presence.js';
import type { Rule } from '../rule.js';
import { asks } from './asks.js';

/** How the network names its business processes: `urn:fdc:peppol.eu:2017:poacc:billing:NN:1.0`. */
const PROCESS = /^urn:fdc:peppol\.eu:2017:poacc:billing:(\d{2}):1\.0$/;
const SPECIFICATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

/** Whether an invoice claims a business process by its number. */
export const isProcess = ({ businessProcess }: Statement, number: string): boolean => PROCESS.exec(businessProcess ?? '')?.[1] === number;

/** What Peppol asks of specification and process. */
export const PROCESS_RULES: readonly Rule[] = [
  asks('R001', ['BT-23'], ['the business process shall be given', 'der Geschäftsprozess muss angegeben sein'], ({ s }) => isSaid(s.businessProcess), ['R007']),
  asks('R004', ['BT-24'], ['the specification identifier shall be that of Peppol BIS Billing 3', 'die Spezifikationskennung muss die von Peppol BIS Billing 3 sein'], ({ s }) => s.specificationId?.startsWith(SPECIFICATION) === true),
  asks('R007', ['BT-23'], ['the business process shall be one of Peppol', 'der Geschäftsprozess muss einer von Peppol sein'], ({ s }) => PROCESS.test(s.businessProcess ?? '')),
];
