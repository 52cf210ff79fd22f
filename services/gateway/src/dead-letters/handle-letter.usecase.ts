import { Inject, Injectable } from '@nestjs/common';
import { inTransaction, type Tx } from '@smartap/database';
import { CommandRunner, DeadLetterBox, type CommandContext, type DeadLetter } from '@smartap/messaging';
import { AppError, CLOCK, type Clock } from '@smartap/runtime';
import { DataSource } from 'typeorm';
import { findLetter, markRedriven, removeLetter, type LetterPlace, type LetterRow } from '../store/dead-letters.js';
import { InvoiceCache } from '../store/invoice-cache.js';

type Letter = LetterRow & LetterPlace;

/** Whose letters somebody may see: undefined are those of all. */
export type LetterScope = string | undefined;

/** What was done with a letter. */
export interface HandledLetter {
  readonly letterId: string;
  readonly state: 'redriven' | 'dropped';
}

/** Sends dead letters back or drops them, with who and why in the audit trail. */
@Injectable()
export class HandleLetter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly box: DeadLetterBox,
    private readonly cached: InvoiceCache,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A letter with its message; that is undefined once the stream has dropped it. */
  async show(letterId: string, scope: LetterScope): Promise<{ letter: Letter; message: DeadLetter | undefined }> {
    const letter = await inTransaction(this.dataSource, [], (tx) => this.find(tx, letterId, scope));
    return { letter, message: await this.message(letter) };
  }

  /**
   * Sends it to the consumer that gave it up. A letter that was sent back already is sent again: the inbox lets it through once.
   *
   * @throws AppError `LETTER_NOT_FOUND`, `LETTER_EXPIRED`
   */
  async redrive(letterId: string, scope: LetterScope, context: CommandContext): Promise<HandledLetter> {
    return this.handle('redriven', letterId, scope, context, {}, async (tx, letter) => {
      const message = await this.message(letter);
      if (!message)
        throw new AppError(
          'LETTER_EXPIRED',
          'The bus no longer has the message of this letter. Drop it, and hand the document in again where it is still needed.',
        );
      await markRedriven(tx, letterId, await this.box.redrive(message));
    });
  }

  /** Gives it up for good. */
  async drop(letterId: string, scope: LetterScope, why: string, context: CommandContext): Promise<HandledLetter> {
    return this.handle('dropped', letterId, scope, context, { why }, (tx) => removeLetter(tx, letterId));
  }

  private async handle(
    state: HandledLetter['state'],
    letterId: string,
    scope: LetterScope,
    context: CommandContext,
    details: Record<string, unknown>,
    act: (tx: Tx, letter: Letter) => Promise<void>,
  ): Promise<HandledLetter> {
    const { letter } = await this.show(letterId, scope);
    // The trail is that of the tenant whose letter it is; what names none is in that of whoever acts.
    const tenantId = letter.tenantId ?? context.tenantId;
    const reply = await this.runner.run({ letterId, state }, { ...context, tenantId }, async (tx) => {
      const locked = await this.find(tx, letterId, scope);
      await act(tx, locked);
      const { invoiceId, eventId, consumer, type, code, reason } = locked;
      const audit = {
        tenantId,
        at: this.clock.now(),
        actor: context.actor,
        action: `deadletter.${state}`,
        entity: 'deadletter',
        entityId: letterId,
        details: { ...details, invoiceId, eventId, consumer, type, code, reason },
      };
      return { reply: { letterId, state }, audit: [audit] };
    });
    if (state === 'dropped') await this.box.remove(letter.sequences);
    if (letter.tenantId && letter.invoiceId) await this.cached.forget([{ tenantId: letter.tenantId, invoiceId: letter.invoiceId }]);
    return reply;
  }

  private async find(tx: Tx, letterId: string, scope: LetterScope): Promise<Letter> {
    const letter = await findLetter(tx, letterId, scope);
    if (!letter) throw new AppError('LETTER_NOT_FOUND', `There is no dead letter ${letterId}. It may have gone through.`);
    return letter;
  }

  private async message({ sequences }: LetterPlace): Promise<DeadLetter | undefined> {
    const last = sequences.at(-1);
    return last === undefined ? undefined : this.box.read(last);
  }
}
