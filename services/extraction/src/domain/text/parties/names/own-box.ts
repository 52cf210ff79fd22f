import { boxOf } from '../../../pdf/word.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import type { Reading } from '../../print/reading.js';

/** A name with the box of its own words where its cell says more, as the line of a letter's foot does; as it is where its words do not stand together in its line. */
export function withOwnBox(reading: Reading, found: Found): Found {
  const words = (reading.lines[found.line]?.words ?? []).filter(({ box }) => box[0] >= found.box[0] - 1 && box[2] <= found.box[2] + 1);
  const wanted = squeeze(found.value);
  for (const from of words.keys()) {
    let [to, text] = [from, ''];
    while (to < words.length && text.length < wanted.length) {
      text += squeeze(words[to]?.text ?? '');
      to += 1;
    }
    if (text === wanted) return { ...found, box: boxOf(words.slice(from, to)) };
  }
  return found;
}
