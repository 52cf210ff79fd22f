/** Texts of a page are asked about again and again, and those of another seldom: so many are some pages of them. */
const MOST = 5000;
/** Stands for what comes to nothing: that it is known is not found out twice. */
const NOTHING = Symbol('nothing');

/**
 * A function of a text alone that is worked out once for each, and remembered while texts of about the same time are asked for:
 * when `MOST` are, all are forgotten.
 *
 * @example const wordsOf = oncePerText((text) => text.split(' '));
 */
export function oncePerText<V>(make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V | typeof NOTHING>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found === NOTHING ? (undefined as V) : found;
    const value = make(text);
    if (known.size >= MOST) known.clear();
    known.set(text, value === undefined ? NOTHING : value);
    return value;
  };
}
