import type { Box } from '../../pdf/word.js';

/** The kinds of documents that are told apart. */
export type Kind = 'invoice' | 'credit' | 'order' | 'statement' | 'reminder' | 'other';

/** What a document calls itself. */
export interface Title {
  kind: Kind | 'none';
  text: string | undefined;
  /** The word is somewhere on the page, be it not as a title. */
  mentionsInvoice: boolean;
  /** It only stands among other words or in a row of a list, as that of another invoice may: `Fatura de origem: FT 2026/3310`. */
  isReference: boolean;
  /** From 0 to 1: how far it stands out from what else the document might call itself. */
  confidence: number;
  page: number | undefined;
  box: Box | undefined;
}

/** What asks for money or gives it back, where the others only name who does. */
export const isBill = (kind: Title['kind']): kind is 'invoice' | 'credit' => kind === 'invoice' || kind === 'credit';

/** What calls itself something else than an invoice. */
export const isOtherKind = (kind: Title['kind']): kind is Exclude<Kind, 'invoice' | 'credit'> => kind !== 'none' && !isBill(kind);
