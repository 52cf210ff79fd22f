import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { DecimalText, Id, Nullable, OneOf, OperationBegun, Text } from '../shapes/index.js';

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** A kind of signal with what became of the invoices on which it asked somebody to look. */
export const SignalRecord = Type.Object({
  code: Text('The signal', 60),
  points: count('What it adds by the policy of now'),
  confirmed: count('Invoices with it that were rejected'),
  dismissed: count('Invoices with it whose finding `RISK` was accepted'),
  precision: Nullable(DecimalText('Confirmed among both; null: nobody has judged yet')),
  state: OneOf(['counts', 'off', 'retired'], '`retired`: its precision is under the floor of the policy'),
});
export type SignalRecord = Static<typeof SignalRecord>;

/** How good the signals of risk are. */
export const listSignals = defineCommand({
  service: 'validation',
  name: 'list-signals',
  version: 1,
  changes: false,
  description: 'Lists the signals of risk, with their points and what persons decided of the invoices that they stopped.',
  request: Type.Object({}),
  reply: Type.Object({ signals: Type.Array(SignalRecord) }),
});

/** Counts the first digits of all amounts. */
export const reportAmounts = defineCommand({
  service: 'validation',
  name: 'report-amounts',
  version: 1,
  changes: true,
  description:
    "Holds the first two digits of the amounts of all live invoices against Benford's law, of the tenant and of each vendor with enough of them, as an operation. It says nothing of a single invoice.",
  request: Type.Object({}),
  reply: OperationBegun,
});

/** First two digits that are there oftener than the law expects. */
const Excess = Type.Object({ digits: Type.Integer({ minimum: 10, maximum: 99 }), share: DecimalText('Of the amounts'), expected: DecimalText('By the law') });

/** The first digits of a population of amounts. */
export const DigitReport = Type.Object({
  amounts: count('How many, of 10 and more'),
  magnitudes: DecimalText('Powers of ten between the smallest and the largest'),
  mad: Nullable(DecimalText('Mean absolute deviation from the law; null: too few amounts, or all of one size')),
  band: Nullable(OneOf(['close', 'acceptable', 'marginal', 'none'], "How it conforms, by Nigrini's bands for two digits: up to 0.0012, 0.0018, 0.0022, above")),
  excess: Type.Array(Excess, { maxItems: 10, description: 'The largest first' }),
});
export type DigitReport = Static<typeof DigitReport>;

/** The result of the operation `amount-report`. */
export const AmountReport = Type.Object({
  all: DigitReport,
  vendors: Type.Array(Type.Object({ vendorId: Id('The vendor'), report: DigitReport }), {
    maxItems: 50,
    description: 'Those with enough amounts, the least conforming first',
  }),
});
export type AmountReport = Static<typeof AmountReport>;

const values = (description: string) => Type.Optional(Type.Array(Text('One of them', 300), { maxItems: 10, description }));

/** An employee, as far as a vendor may be the same person. */
export const EmployeeInput = Type.Object({
  reference: Text('Personnel number, or another name that stays', 100),
  accounts: values('IBANs'),
  taxIds: values('VAT ids and tax numbers'),
  phones: values('With or without the country'),
  addresses: values('Street and number, post code: `Hauptstr. 1, 10115`'),
});
export type EmployeeInput = Static<typeof EmployeeInput>;

/** Keeps the marks of employees. */
export const putEmployees = defineCommand({
  service: 'validation',
  name: 'put-employees',
  version: 1,
  changes: true,
  description:
    'Keeps salted hashes of what tells employees, in place of those that were kept of them; what is sent is not kept, and nothing can be read back. Without any value an employee is forgotten.',
  request: Type.Object({ employees: Type.Array(EmployeeInput, { minItems: 1, maxItems: 500 }) }),
  reply: Type.Object({ employees: count('Taken'), marks: count('Hashes that are kept of them') }),
});
