import { isSavedLater, toolOf } from '../pdf-habits.js';
import type { Signal } from './risk-facts.js';

const FEW = 5;
const HOUR_MS = 3_600_000;

/** Signals about the file that an invoice came as. */
export const FILE_SIGNALS: readonly Signal[] = [
  {
    code: 'PDF_ALTERED',
    points: 30,
    look: ({ altered }) => altered && { data: { signedBytes: String(altered.signedBytes), bytes: String(altered.bytes) } },
  },
  {
    code: 'PDF_FONTS',
    points: 20,
    look: ({ pdf }) => {
      const [first, ...more] = pdf?.fonts ?? [];
      return first && { data: { field: first.field, printed: first.text, more: String(more.length) } };
    },
  },
  {
    code: 'PDF_PRODUCER',
    points: 10,
    look: ({ pdf, past }) => {
      const tools = past.flatMap(({ producer }) => (producer ? [{ producer, tool: toolOf(producer) }] : []));
      const [usual] = tools;
      if (
        pdf?.producer === undefined ||
        usual === undefined ||
        tools.length < FEW ||
        !tools.every(({ tool }) => tool === usual.tool) ||
        toolOf(pdf.producer) === usual.tool
      )
        return undefined;
      return { data: { producer: pdf.producer, usual: usual.producer, invoices: String(tools.length) } };
    },
  },
  {
    code: 'PDF_SAVED_LATER',
    points: 10,
    look: ({ pdf, past }) => {
      if (pdf === undefined || !isSavedLater(pdf) || past.some((one) => one.isSavedLater === true)) return undefined;
      const { madeAt = '', changedAt = '', savedAgain } = pdf;
      return { data: { madeAt, changedAt, hours: String(Math.floor((Date.parse(changedAt) - Date.parse(madeAt)) / HOUR_MS)), savedAgain: String(savedAgain) } };
    },
  },
  {
    code: 'PAGE_DIFFERS',
    points: 40,
    look: ({ differences: [first, ...more] }) =>
      first && { data: { field: first.field, printed: first.printed, stated: first.stated, more: String(more.length) } },
  },
];
