import { Injectable } from '@nestjs/common';
import { AppError } from '@smartap/runtime';
import {
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleAll,
  handleWhen,
  isBrokenCircuitError,
  retry,
  wrap,
  type IPolicy,
  type IRetryBackoffContext,
} from 'cockatiel';
import type { Question } from '../domain/index.js';
import { ExtractionSettings } from '../config.js';

/** What a model has answered, and what it took. */
export interface Completion {
  readonly content: string;
  /** Undefined where the endpoint does not say. */
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | undefined;
}

/** A call that gave no answer. */
export class ModelFault extends AppError {
  constructor(
    message: string,
    /** Whether the same call may succeed in a moment. */
    readonly isPassing: boolean,
    /** Whether the endpoint may have worked for it, and count it. */
    readonly mayCost: boolean,
    readonly retryAfterMs = 0,
  ) {
    super('MODEL_AWAY', message);
  }
}

const GITHUB = 'https://models.github.ai/inference';
const RETRIES = 2;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const BREAKS_AFTER = 5;
const REST_MS = 60_000;
const MAX_ANSWER_BYTES = 1024 * 1024;

const pauseOf = ({ attempt, result }: IRetryBackoffContext<unknown>): number => {
  const asked = 'error' in result && result.error instanceof ModelFault ? result.error.retryAfterMs : 0;
  return Math.min(LONGEST_PAUSE_MS, Math.max(asked, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
};

/**
 * Asks an endpoint that speaks the chat protocol of OpenAI. What passes (429, 5xx, time-outs) is tried again twice; after five failures in a
 * row nothing is sent for a minute.
 */
@Injectable()
export class ChatClient {
  private readonly policy: IPolicy;
  private readonly url: string;
  private readonly key: string | undefined;

  constructor(private readonly settings: ExtractionSettings) {
    this.url = `${(settings.AI_BASE_URL ?? GITHUB).replace(/\/$/, '')}/chat/completions`;
    this.key = settings.AI_API_KEY ?? (settings.AI_PROVIDER === 'github' ? settings.GITHUB_TOKEN : undefined);
    const breaker = circuitBreaker(handleAll, { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(BREAKS_AFTER) });
    this.policy = wrap(
      retry(
        handleWhen((error) => error instanceof ModelFault && error.isPassing),
        { maxAttempts: RETRIES, backoff: new DelegateBackoff(pauseOf) },
      ),
      breaker,
    );
  }

  /** @throws ModelFault */
  async ask(question: Question): Promise<Completion> {
    try {
      return await this.policy.execute(() => this.once(question));
    } catch (error) {
      if (isBrokenCircuitError(error)) throw new ModelFault('The model has failed several times in a row; nothing is asked for a minute.', true, false);
      throw error;
    }
  }

  private async once({ system, user, schema }: Question): Promise<Completion> {
    const { MODEL_ID: model, AI_MAX_TOKENS: maxTokens, AI_TIMEOUT_SECONDS: seconds } = this.settings;
    const body = {
      model,
      temperature: 0,
      max_tokens: maxTokens,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ],
      response_format: { type: 'json_schema', json_schema: { name: 'fields', strict: true, schema } },
    };
    const answered = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.key ? { authorization: `Bearer ${this.key}` } : {}) },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(seconds * 1000),
    })
      .then(async (response) => ({ response, text: await limited(response) }))
      .catch((error: unknown) => {
        if (error instanceof ModelFault) throw error;
        const isLate = error instanceof Error && error.name === 'TimeoutError';
        throw new ModelFault(
          isLate ? `The model did not answer in ${seconds} s.` : `The model cannot be reached: ${error instanceof Error ? error.message : String(error)}.`,
          true,
          isLate,
        );
      });
    return readCompletion(answered.response, answered.text);
  }
}

async function limited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_ANSWER_BYTES) throw new ModelFault(`The model answered more than ${MAX_ANSWER_BYTES} bytes.`, false, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readCompletion(response: Response, text: string): Completion {
  const { status } = response;
  if (!response.ok) {
    const isPassing = status === 429 || status >= 500;
    const seconds = Number(response.headers.get('retry-after') ?? 0);
    throw new ModelFault(
      `The model answered ${status}${isPassing ? '' : ': look at AI_BASE_URL, MODEL_ID and AI_API_KEY'}.`,
      isPassing,
      false,
      Number.isFinite(seconds) ? seconds * 1000 : 0,
    );
  }
  try {
    const { choices, usage }: ChatAnswer = JSON.parse(text);
    const content = choices?.[0]?.message?.content;
    const [inputTokens, outputTokens] = [usage?.prompt_tokens, usage?.completion_tokens];
    if (typeof content !== 'string') throw new Error('no content');
    return { content, usage: isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : undefined };
  } catch (error) {
    throw new ModelFault(`The endpoint does not speak the protocol: ${error instanceof Error ? error.message : String(error)}.`, false, true);
  }
}

interface ChatAnswer {
  readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
  readonly usage?: { readonly prompt_tokens?: unknown; readonly completion_tokens?: unknown };
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e9;
