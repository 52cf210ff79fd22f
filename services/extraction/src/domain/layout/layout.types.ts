import type { LinesLesson } from './lines/lines.types.js';

/** What kind of printed thing a value is. */
export type ValueKind = 'amount' | 'date' | 'text';

/** Where a value stands on the pages of a vendor: beside or under a text, or at a place. */
export interface Anchor {
  readonly kind: ValueKind;
  readonly relation: 'right' | 'below' | 'at';
  /** The text before or above it, squeezed; empty for a place alone. */
  readonly label: string;
  /** Left and top in points; of `at` where it stands, else what decides between several. */
  readonly left: number;
  readonly top: number;
  /** A text of so many words; 0: to the end of its cell. */
  readonly words: number;
}

/** What a person said of a value that had been read. */
export interface Agreed {
  /** It was right: then the lesson counts where plain reading finds nothing that is sure. */
  readonly agreed?: true;
  /** It was surely read, and wrong: then the lesson counts against a value that is surely read again. */
  readonly overrules?: true;
}

/** What a correction taught of one field. */
export type Lesson = ({ readonly anchors: readonly Anchor[] } | { readonly constant: string } | { readonly absent: true }) & Agreed;

/** The path under which a layout tells of all lines together. */
export const LINES = 'lines';

/** The fields that a layout tells where to find. */
export const fieldsOf = ({ lessons, lines }: Pick<VendorLayout, 'lessons' | 'lines'>): string[] => [
  ...Object.keys(lessons),
  ...(lines === undefined ? [] : [LINES]),
];

/** How the invoices of a vendor are laid out. */
export interface VendorLayout {
  /** What identifies the vendor on the page: VAT ids, accounts, domains; at least one must be there again. */
  readonly identities: readonly string[];
  /** Words of the first page, squeezed: enough of them must be there again. */
  readonly words: readonly string[];
  /** By path in the invoice. */
  readonly lessons: Readonly<Record<string, Lesson>>;
  /** How its lines are printed; none where nobody corrected any. */
  readonly lines?: LinesLesson;
}
