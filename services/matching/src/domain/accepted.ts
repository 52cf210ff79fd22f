import type { MatchResult } from '@smartap/contracts';
import { saysTheSame } from './proof.js';

/** A result whose exception a person accepted: all of the invoice is payable. */
export function acceptedResult(result: MatchResult, net: string, accepted: NonNullable<MatchResult['accepted']>): MatchResult {
  return { ...result, class: 'clean', payableNow: net, awaiting: '0', disputed: '0', accepted };
}

const apartFromWord = (result: MatchResult): MatchResult => {
  const { accepted: _, ...rest } = result;
  return { ...rest, class: 'exception', payableNow: '', awaiting: '', disputed: '' };
};

/** The result as it is accepted already, when a person accepted this very exception of the same content before; undefined: it is another one. */
export function stillAccepted(result: MatchResult, before: MatchResult): MatchResult | undefined {
  const { accepted, payableNow } = before;
  return accepted && result.class === 'exception' && saysTheSame(apartFromWord(result), apartFromWord(before))
    ? acceptedResult(result, payableNow, accepted)
    : undefined;
}
