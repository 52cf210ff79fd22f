import { CURRENCY_WORD } from '../../print/amounts.js';
import { unitCode } from '../figures.js';
import type { SolvedRow } from '../solve-row.js';
import { SAME_TEXT, type Snippet } from './item-text.js';

/** Texts of one line stand no further apart than this, in points. */
const ROW = 3;

/** The texts of items without those that begin with the quantity of one and its price, right below a text that names it: `250 pcs at 9.60 per hundred`. */
export function withoutProducts(snippets: readonly Snippet[], rows: readonly SolvedRow[], names: number): readonly Snippet[] {
  const products = rows.flatMap(({ quantity, price, holds }) => (holds && quantity !== undefined && price?.times === quantity ? [quantity] : []));
  const named = snippets.filter(({ column }) => column === names);
  const isProduct = ({ y, box }: Snippet): boolean => products.some((quantity) => Math.abs(quantity.y - y) <= ROW && quantity.box[0] === box[0]);
  const own = new Set(
    named.filter((snippet, index) => {
      const above = named[index - 1];
      return isProduct(snippet) && above !== undefined && !isProduct(above) && snippet.y - above.y <= SAME_TEXT * snippet.size;
    }),
  );
  return snippets.filter((snippet) => !own.has(snippet));
}

/** Whether a word is none of a name beside a figure: another one, a currency, a unit, a sign. */
const isBesideFigure = ({ text }: { readonly text: string }, at: number, words: readonly { readonly text: string }[]): boolean =>
  !/\p{L}/u.test(text) ||
  CURRENCY_WORD.test(text) ||
  unitCode(text) !== undefined ||
  (at === words.length - 1 && /^\p{Lu}{1,3}$/u.test(text) && /\d/.test(words[at - 1]?.text ?? ''));

/** The texts of items without those that are only a price in the line of an amount, where other lines name all items: `395,50 EUR / 1 ST`. */
export function withoutFigures(snippets: readonly Snippet[], rows: readonly SolvedRow[], names: number): readonly Snippet[] {
  const isPrice = ({ column, words, text, y }: Snippet): boolean =>
    column === names && /\d/.test(text) && words.every(isBesideFigure) && rows.some(({ net }) => Math.abs(net.y - y) <= ROW);
  const rest = snippets.filter((snippet) => !isPrice(snippet));
  const named = rest.filter(({ column, text }) => column === names && /\p{L}{3}/u.test(text));
  return rows.every(({ net }, at) => named.some(({ y }) => y < net.y + ROW && y > (rows[at - 1]?.net.y ?? -Infinity) + ROW)) ? rest : snippets;
}
