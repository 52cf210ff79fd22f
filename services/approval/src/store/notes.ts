import type { Note } from '@smartap/contracts';
import { row, rows, type Tx } from '@smartap/database';
import type { InvoiceKey } from '@smartap/messaging';

/** At most so many notes of an invoice: it is a file, not a chat. */
export const NOTES_AT_MOST = 500;

const SHOWN = 'note_id as "noteId", kind, said_by as by, said_at as at, text, asked, answers, attachment';

type Found = Omit<Note, 'at'> & { at: Date };
const read = (found: Found): Note => ({ ...found, at: found.at.toISOString() });

/** Appends a note. */
export async function insertNote(tx: Tx, { tenantId, invoiceId }: InvoiceKey, note: Note): Promise<void> {
  await tx.query(
    'insert into note (tenant_id, note_id, invoice_id, kind, said_by, said_at, text, asked, answers, attachment) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [
      tenantId,
      note.noteId,
      invoiceId,
      note.kind,
      note.by,
      note.at,
      note.text,
      note.asked,
      note.answers,
      note.attachment === null ? null : JSON.stringify(note.attachment),
    ],
  );
}

/** The notes of an invoice, the oldest first. */
export async function notesOf(tx: Tx, { tenantId, invoiceId }: InvoiceKey): Promise<Note[]> {
  return (
    await rows<Found>(tx, `select ${SHOWN} from note where tenant_id = $1 and invoice_id = $2 order by note_id limit ${NOTES_AT_MOST}`, [tenantId, invoiceId])
  ).map(read);
}

/** A question with its invoice. */
export async function findQuestion(tx: Tx, tenantId: string, questionId: string): Promise<{ readonly invoiceId: string; readonly by: string } | undefined> {
  return row(tx, `select invoice_id as "invoiceId", said_by as by from note where tenant_id = $1 and note_id = $2 and kind = 'question'`, [
    tenantId,
    questionId,
  ]);
}
