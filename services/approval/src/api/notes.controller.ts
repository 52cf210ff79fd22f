import { Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { addNote, answerQuestion, listNotes, type BusEvent, type Note } from '@smartap/contracts';
import { inTransaction, type Tx } from '@smartap/database';
import {
  CommandController,
  CommandRunner,
  EventFactory,
  HandlesCommand,
  lockInvoices,
  type CommandContext,
  type CommandOutcome,
  type InvoiceKey,
} from '@smartap/messaging';
import { AppError, CLOCK, newId, type Clock } from '@smartap/runtime';
import type { Static } from '@sinclair/typebox';
import { DataSource } from 'typeorm';
import { QUESTION, type FlowAct } from '../domain/index.js';
import { Notifier } from '../notify/notifier.js';
import { findQuestion, insertNote, notesOf, NOTES_AT_MOST } from '../store/notes.js';
import { lockPlans, type PlanRow } from '../store/plans.js';
import { tasksOf } from '../store/tasks.js';
import { carryOn, loadCourse } from './course-decision.js';

type Add = Static<typeof addNote.request>;

/** Answers the commands about what persons say: comments, attachments, questions and their answers. */
@CommandController()
export class NotesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runner: CommandRunner,
    private readonly events: EventFactory,
    private readonly notifier: Notifier,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @HandlesCommand(listNotes)
  async list(@Payload() { invoiceId }: Static<typeof listNotes.request>, @Ctx() { tenantId }: CommandContext): Promise<Static<typeof listNotes.reply>> {
    return { notes: await inTransaction(this.dataSource, [tenantId], (tx) => notesOf(tx, { tenantId, invoiceId })) };
  }

  @HandlesCommand(addNote)
  add(@Payload() request: Add, @Ctx() context: CommandContext): Promise<Note> {
    return this.runner.run(request, context, async (tx) => {
      const { invoiceId, text, question, attachment = null } = request;
      const { key, plan, notes } = await this.opened(tx, context, invoiceId);
      if (notes.length >= NOTES_AT_MOST) throw new AppError('FIELD_INVALID', `There are ${NOTES_AT_MOST} notes already; no more are kept.`);
      const asked = question ? this.asked(question, plan) : null;
      const kind = question ? 'question' : attachment ? 'attachment' : 'comment';
      const note = this.note(context, { kind, text, asked, attachment });
      await insertNote(tx, key, note);
      if (asked)
        await this.notifier.tell(
          tx,
          this.recipient(question, asked).map((subject) => ({ ...key, taskId: null, kind: 'question', subject, text })),
          note.noteId,
        );
      const events = question ? await this.act(tx, context, plan, { act: 'wait', at: note.at, cause: QUESTION }) : [];
      return this.kept(context, key, note, events);
    });
  }

  @HandlesCommand(answerQuestion)
  answer(@Payload() request: Static<typeof answerQuestion.request>, @Ctx() context: CommandContext): Promise<Note> {
    return this.runner.run(request, context, async (tx) => {
      const found = await findQuestion(tx, context.tenantId, request.questionId);
      if (!found) throw new AppError('QUESTION_NOT_FOUND', `There is no question ${request.questionId}.`);
      const { key, plan, notes } = await this.opened(tx, context, found.invoiceId);
      const open = notes.filter(({ kind, noteId }) => kind === 'question' && !notes.some(({ answers }) => answers === noteId));
      if (!open.some(({ noteId }) => noteId === request.questionId)) throw new AppError('ALREADY_DECIDED', 'This question has been answered.');
      const note = this.note(context, { kind: 'answer', text: request.text, answers: request.questionId });
      await insertNote(tx, key, note);
      await this.notifier.tell(tx, [{ ...key, taskId: null, kind: 'answer', subject: found.by, text: request.text }], note.noteId);
      const events = open.length === 1 ? await this.act(tx, context, plan, { act: 'resume', at: note.at }) : [];
      return this.kept(context, key, note, events);
    });
  }

  private async opened(tx: Tx, { tenantId }: CommandContext, invoiceId: string): Promise<{ key: InvoiceKey; plan: PlanRow; notes: Note[] }> {
    const key = { tenantId, invoiceId };
    await lockInvoices(tx, [key]);
    const plan = (await lockPlans(tx, [key])).get(invoiceId);
    if (!plan) throw new AppError('INVOICE_NOT_FOUND', `Approval has not planned invoice ${invoiceId}.`);
    return { key, plan, notes: await notesOf(tx, key) };
  }

  private asked({ to, person }: NonNullable<Add['question']>, plan: PlanRow): string {
    if (to === 'person' && !person) throw new AppError('FIELD_INVALID', 'Say which person is asked ("person").');
    return to === 'requester' ? plan.submittedBy : to === 'supplier' ? 'supplier' : (person ?? '');
  }

  private recipient(question: Add['question'], asked: string): string[] {
    if (question?.to !== 'supplier') return [asked];
    return question.email === undefined ? [] : [`mailto:${question.email}`];
  }

  /** Stops or starts the clock, where there is one. */
  private async act(tx: Tx, context: CommandContext, plan: PlanRow, act: FlowAct): Promise<readonly BusEvent[]> {
    const course = plan.state === 'pending' ? await loadCourse(tx, plan, act.at) : undefined;
    return course ? (await carryOn(tx, this.events, context, course, await tasksOf(tx, plan), act)).events : [];
  }

  private note({ actor }: CommandContext, parts: Pick<Note, 'kind' | 'text'> & Partial<Note>): Note {
    return { noteId: newId(), by: actor, at: this.clock.now().toISOString(), asked: null, answers: null, attachment: null, ...parts };
  }

  private kept({ tenantId, actor }: CommandContext, { invoiceId }: InvoiceKey, note: Note, events: readonly BusEvent[]): CommandOutcome<Note> {
    const { noteId, kind, text, asked, answers, attachment } = note;
    return {
      reply: note,
      events,
      audit: [
        {
          tenantId,
          at: new Date(note.at),
          actor,
          action: `note.${kind}`,
          entity: 'invoice',
          entityId: invoiceId,
          details: { noteId, text, asked, answers, ...(attachment ? { sha256: attachment.sha256 } : {}) },
        },
      ],
    };
  }
}
