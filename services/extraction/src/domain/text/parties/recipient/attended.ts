import type { Found } from '../../found.js';
import type { Reading } from '../../print/reading.js';
import { isAttention } from '../address-signs.js';
import { isSameName } from '../names/clean-name.js';
import { companyName } from '../names/company-name.js';
import { isLabelled } from '../sections.js';
import { blockFrom, bottomOf, LETTER_ADDRESS } from './letter-block.js';

/** So many lines below a company it may say whom of it the letter is to reach. */
const ATTENDED = 5;

/** The company in the upper half that a letter goes to without a post code: below it stands whom of it the letter is to reach. */
export function attended(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const bottom = bottomOf(reading);
  const found = reading.lines.flatMap(({ row }, line): Found[] =>
    row.page !== 1 || row.box[1] > bottom
      ? []
      : row.cells.flatMap((cell) => {
          const name = companyName(cell.text);
          const isToReach = blockFrom(reading, line, cell)
            .slice(1, ATTENDED)
            .some((each) => isAttention(each.cell.text));
          return name === undefined || !isToReach || isLabelled(reading, line, cell) || sellerNames.some((own) => isSameName(own, name))
            ? []
            : [{ value: name, confidence: LETTER_ADDRESS, label: undefined, text: cell.text, page: 1, box: cell.box, line }];
        }),
  );
  return found.length === 1 ? found[0] : undefined;
}
