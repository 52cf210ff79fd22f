import { Type, type Static } from '@sinclair/typebox';
import { defineCommand } from '../define.js';
import { Id, Instant, Nullable, OneOf, Text } from '../shapes/index.js';

/** A file that somebody attached to an invoice. */
export const Attachment = Type.Object({
  filename: Text('As it was called', 300),
  mediaType: Text('As it was declared', 200),
  sizeBytes: Type.Integer({ minimum: 1 }),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  storageKey: Text('Where the bytes are', 500),
});
export type Attachment = Static<typeof Attachment>;

/** What a person said about an invoice. */
export const Note = Type.Object({
  noteId: Id('The note'),
  kind: OneOf(['comment', 'question', 'answer', 'attachment'], 'What it is'),
  by: Text('Who said it', 200),
  at: Instant('When'),
  text: Text('What', 4000),
  asked: Nullable(Text('Of a question: the person, or `supplier`', 400)),
  answers: Nullable(Id('Of an answer: the question')),
  attachment: Nullable(Attachment),
});
export type Note = Static<typeof Note>;

/** Says something about an invoice. */
export const addNote = defineCommand({
  service: 'approval',
  name: 'add-note',
  version: 1,
  changes: true,
  description: 'Keeps a comment, an attachment or a question. While a question is open the clock of the approval stands.',
  request: Type.Object({
    invoiceId: Id('The invoice'),
    text: Text('What', 4000),
    question: Type.Optional(
      Type.Object({
        to: OneOf(['requester', 'supplier', 'person'], 'Whom: `requester` is who handed it in'),
        person: Type.Optional(Text('With `person`', 200)),
        email: Type.Optional(Type.String({ pattern: '^[^@\\s<>,;]+@[^@\\s<>,;]+$', maxLength: 320, description: 'With `supplier`: where to write to' })),
      }),
    ),
    attachment: Type.Optional(Attachment),
  }),
  reply: Note,
});

/** Answers a question. */
export const answerQuestion = defineCommand({
  service: 'approval',
  name: 'answer-question',
  version: 1,
  changes: true,
  description: 'Keeps the answer to a question. When none is open any more the clock of the approval goes on.',
  request: Type.Object({ questionId: Id('The question'), text: Text('The answer; of a supplier, as it came', 4000) }),
  reply: Note,
});

/** What was said about an invoice. */
export const listNotes = defineCommand({
  service: 'approval',
  name: 'list-notes',
  version: 1,
  changes: false,
  description: 'Gives what was said about an invoice, the oldest first.',
  request: Type.Object({ invoiceId: Id('The invoice') }),
  reply: Type.Object({ notes: Type.Array(Note) }),
});
