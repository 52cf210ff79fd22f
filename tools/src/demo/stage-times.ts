import type { StageTimes } from './demo-result.js';

const ENDS = ['invoice.approved.v1', 'invoice.rejected.v1'];

/** How long each stage took, by the times of the events; waiting for the bus counts with the stage that was waited for. */
export function stageTimes(timeline: readonly { readonly type: string; readonly at: string }[]): StageTimes {
  const events = timeline.map(({ type, at }) => ({ type, at: Date.parse(at) })).toSorted((a, b) => a.at - b.at);
  const first = (...types: string[]): number | undefined => events.find(({ type }) => types.includes(type))?.at;
  const between = (from: number | undefined, to: number | undefined): number | null => (from === undefined || to === undefined ? null : Math.max(0, to - from));
  const [submitted, received] = [first('invoice.submitted.v1'), first('invoice.received.v1')];
  const [extracted, validated, matched] = [first('invoice.extracted.v1'), first('invoice.validated.v1'), first('invoice.matched.v1')];
  const end = first(...ENDS);
  // Persons and goods may have come between: only what followed the last match is of approval.
  const planned = events.findLast(({ type, at }) => type === 'invoice.matched.v1' && end !== undefined && at <= end)?.at;
  return {
    extraction: between(received, extracted ?? first('invoice.refused.v1')),
    validation: between(extracted, validated),
    matching: between(validated, matched),
    approval: between(planned, end),
    total: between(submitted, events.at(-1)?.at),
  };
}
