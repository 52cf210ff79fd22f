import type { DecimalSign } from '../../text/print/amounts.js';
import type { ColumnField } from '../../text/print/labels/index.js';
import type { Agreed } from '../layout.types.js';
import type { LineRules } from './line-rules.js';

/** A word of the line of heads, squeezed, with where it stood from left to right, in points. */
export interface HeadWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** A column of a vendor's table of items. */
export interface LearntColumn {
  /** What it holds; `ignored` where no corrected value stood in it and its head says nothing that is not held elsewhere. */
  readonly fields: readonly ColumnField[];
  /** What stands above it. */
  readonly head: readonly HeadWord[];
  /** From where to where its values stood, in points. */
  readonly left: number;
  readonly right: number;
}

/** How the lines of a vendor's invoices are printed, as one corrected invoice showed it. */
export interface LinesLesson extends Agreed {
  /** From left to right. */
  readonly columns: readonly LearntColumn[];
  /** Letters that begin the line with an amount below the last item; empty where there was none. */
  readonly end: string;
  /** The texts of an item begin above its figures. */
  readonly climbs: boolean;
  readonly sign: DecimalSign;
  /** Its prices and amounts are with tax. */
  readonly isGross?: true;
  /** What its items were said to be called is not printed: it tells no names. */
  readonly unnamed?: true;
  readonly rules: LineRules;
  /** Each of its items had a quantity and a price: an amount alone is none. */
  readonly isWhole?: true;
  /** Its quantities were whole numbers, and its prices were not: which of two columns is which where none has a head. */
  readonly isCounted?: true;
}
