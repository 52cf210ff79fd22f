import type { ModelCost } from '@smartap/contracts';
import { dec, type Decimal } from '@smartap/runtime';
import type { Question } from '../domain/index.js';
import type { ExtractionSettings } from '../config.js';
import type { Spent } from '../store/model-calls.js';

const MILLION = 1_000_000;
/** A token has two bytes at least on average, in whatever language: more are never put aside too few. */
const BYTES_OF_A_TOKEN = 2;
/** What an endpoint wraps around messages and schema. */
const OVERHEAD_TOKENS = 200;

/** An amount in millionths of the currency, rounded up. */
export const microsOf = (amount: Decimal): bigint => BigInt(amount.times(MILLION).round(0, 3).toFixed(0));

/** Millionths as an amount. */
const amountOf = (micros: bigint): string => dec(micros.toString()).div(MILLION).toFixed(6);

type Prices = Pick<ExtractionSettings, 'AI_PRICE_INPUT' | 'AI_PRICE_OUTPUT'>;

/** What tokens cost, in millionths. */
export function costOf({ AI_PRICE_INPUT: input, AI_PRICE_OUTPUT: output }: Prices, inputTokens: number, outputTokens: number): bigint {
  return microsOf(dec(input).times(inputTokens).plus(dec(output).times(outputTokens)).div(MILLION));
}

/** Tokens that a question has at most. */
export function mostTokensOf({ system, user, schema }: Question): number {
  return Math.ceil(Buffer.byteLength(system + user + JSON.stringify(schema)) / BYTES_OF_A_TOKEN) + OVERHEAD_TOKENS;
}

/** What was spent, as it is shown. */
export function costShown(
  { calls, inputTokens, outputTokens, costMicros }: Spent,
  { AI_CURRENCY: currency }: Pick<ExtractionSettings, 'AI_CURRENCY'>,
): ModelCost {
  return { calls, inputTokens, outputTokens, cost: amountOf(costMicros), currency };
}
