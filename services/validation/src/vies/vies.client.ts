import { AppError } from '@smartap/runtime';

/** What a register says of a VAT id. */
export interface ViesAnswer {
  readonly isRegistered: boolean;
  readonly name: string | null;
}

// A register of a country may take long; nobody waits for it but the queue.
const DEADLINE_MS = 15_000;
const MAX_NAME = 300;
/** What VIES writes where a country tells no name. */
const NO_NAME = '---';

interface Reply {
  readonly valid?: unknown;
  readonly name?: unknown;
  readonly userError?: unknown;
  readonly actionSucceed?: unknown;
  readonly errorWrappers?: readonly { readonly error?: unknown }[];
}

/** Asks the Commission's register of VAT ids (VIES, REST). */
export class ViesClient {
  constructor(private readonly url: string) {}

  /**
   * @param vatId with the prefix of its country, compact
   * @throws AppError `VIES_UNAVAILABLE` (retryable): VIES, or the register of the country, cannot say now
   */
  async check(vatId: string): Promise<ViesAnswer> {
    const reply = await this.ask({ countryCode: vatId.slice(0, 2), vatNumber: vatId.slice(2) });
    const fault = reply.actionSucceed === false || reply.errorWrappers ? (reply.errorWrappers?.[0]?.error ?? 'an error') : reply.userError;
    // With any other word `valid` is false though nobody has looked.
    const isAnswer = fault === undefined || fault === 'VALID' || fault === 'INVALID';
    if (!isAnswer || typeof reply.valid !== 'boolean') throw unavailable(`VIES says ${typeof fault === 'string' ? fault : 'nothing of use'}.`);
    const name = typeof reply.name === 'string' && reply.name !== NO_NAME ? reply.name.trim().slice(0, MAX_NAME) : '';
    return { isRegistered: reply.valid, name: name === '' ? null : name };
  }

  private async ask(body: object): Promise<Reply> {
    try {
      const response = await fetch(`${this.url.replace(/\/$/, '')}/check-vat-number`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(DEADLINE_MS),
        redirect: 'error',
      });
      if (!response.ok) throw unavailable(`VIES answers ${response.status}.`);
      return (await response.json()) as Reply;
    } catch (error) {
      throw error instanceof AppError ? error : unavailable('VIES cannot be reached.', error);
    }
  }
}

const unavailable = (message: string, cause?: unknown): AppError =>
  new AppError('VIES_UNAVAILABLE', `${message} It is asked again later.`, { retryable: true, ...(cause === undefined ? {} : { cause }) });
