import type { ExtractionContext } from '../../outcome.js';
import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';
import { isSameName } from './names/clean-name.js';

/** Where the pages name the tenant, who is known. */
export function findTenant(reading: Reading, context: ExtractionContext): Found | undefined {
  for (const [index, line] of reading.lines.entries()) {
    for (const cell of line.row.cells) {
      const name = context.buyerNames?.find((each) => isSameName(each, cell.text));
      if (name !== undefined) return { value: name, confidence: 0.97, label: undefined, text: cell.text, page: line.row.page, box: cell.box, line: index };
    }
  }
  return undefined;
}
