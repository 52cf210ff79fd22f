import { canonicalNumber, findDuplicates, type DuplicateHit, type DuplicateRecord } from '@smartap/validation/domain';
import { compare } from './compare.js';
import type { DuplicatesScenario, KitRecord } from './duplicates.types.js';
import type { Deviation, Scenario } from './kit.js';

/** Plays a duplicates case: names are translated here, everything is decided in the domain of validation. */
export function playDuplicates(scenario: Scenario): Deviation[] {
  const { settings, history, candidate, pairDecisions = [], similarity = [], canonicalNumbers = {}, expect } = scenario as Scenario & DuplicatesScenario;
  const cleared = pairDecisions.flatMap(({ a, b }) => (a === candidate.id ? [b] : b === candidate.id ? [a] : []));
  const outcome = findDuplicates(recordOf(candidate), {
    history: history.filter(({ state }) => !settings.ignoreStates.includes(state)).map(recordOf),
    settings,
    cleared: new Set(cleared),
    similarity: new Map(similarity.map(({ against, ...own }) => [against, own])),
  });
  const numbers = Object.fromEntries([...history, candidate].map(({ id, number }) => [id, canonicalNumber(number)]));
  const { classes, alsoAllowed, suppressed, ...plain } = expect;
  const said = { effect: outcome.effect, strongest: outcome.strongest, vendorMergeHint: outcome.sameVendors.length > 0 };
  return [
    ...compare(canonicalNumbers, numbers, 'canonicalNumbers'),
    ...compare(plain, said, 'expect'),
    ...exactly('classes', classes.map(nameOf), outcome.hits.map(nameOf), alsoAllowed),
    ...exactly(
      'suppressed',
      suppressed.map((one) => `${nameOf(one)} by ${one.by}`),
      outcome.explained.map((one) => `${nameOf(one)} by ${one.by}`),
      [],
    ),
  ];
}

const nameOf = (hit: DuplicateHit): string => `${hit.class}@${hit.against}`;

/** What must be there is, and nothing besides but what is allowed: a class against anyone, or against one. */
function exactly(at: string, expected: readonly string[], got: readonly string[], allowed: readonly string[]): Deviation[] {
  const isAllowed = (name: string): boolean => expected.includes(name) || allowed.includes(name) || allowed.includes(name.split('@')[0] ?? '');
  return expected.every((name) => got.includes(name)) && got.every(isAllowed) ? [] : [{ at, expected, got }];
}

function recordOf({
  id,
  vendorRecord,
  seller,
  number,
  issueDate,
  payableAmount,
  currency,
  typeCode,
  fileHash,
  embeddedXmlHash,
  orderRefs,
  receiptLines,
  period,
  instalment,
  precedingInvoices,
}: KitRecord): DuplicateRecord {
  return {
    id,
    vendor: vendorRecord,
    vatId: seller.vatId,
    registryId: seller.registryId,
    account: seller.iban,
    number,
    issueDate,
    amount: payableAmount,
    currency,
    typeCode,
    period,
    instalment,
    digests: [fileHash, embeddedXmlHash].flatMap((digest) => digest ?? []),
    orders: orderRefs ?? [],
    receiptLines: receiptLines ?? [],
    preceding: precedingInvoices ?? [],
  };
}
