import type { Piece, PostalPart } from './pieces.js';
import type { Town } from './towns.js';

/** A country as it is named behind a town, and its code. */
export type NamedCountry = PostalPart & { code: string };

/** A town among the pieces of an address. */
export interface Placed {
  town: Town;
  city: PostalPart;
  named: NamedCountry | undefined;
  /** The pieces of the street: before the town, or behind it where none are before. */
  street: Piece[];
  at: Piece;
}
