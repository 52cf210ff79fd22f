import type { Cell } from '../../../pdf/word.js';
import { isHeading, type LabelHit } from '../../print/hits/label-hits.js';
import { LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { isPhrase } from '../../print/says.js';

/** What stands below a heading begins so far beside it at most, and so far below it, in points. */
const HEADED_EDGE = 10;
const HEADED_DROP = 20;

const SAME: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ sameDay }) => sameDay.same));

/** `Leveringsadres: idem`: the word behind a heading says all there is to say, and what stands below is another's. */
const isAnswered = ({ line: { words, cellOf }, to }: LabelHit): boolean =>
  cellOf[to + 1] === cellOf[to] && cellOf[to + 2] !== cellOf[to] && isPhrase(words[to + 1]?.text ?? '', SAME);

/** Whether a cell stands right below a heading of where the goods went. */
export function isDelivered(reading: Reading, line: number, { box }: Cell): boolean {
  return [line - 1, line - 2].some(
    (above) =>
      reading.labels[above]?.some(
        (hit) =>
          hit.field === 'deliverySection' &&
          isHeading(hit) &&
          !isAnswered(hit) &&
          hit.line.row.page === 1 &&
          Math.abs(hit.box[0] - box[0]) <= HEADED_EDGE &&
          box[1] - hit.box[3] < HEADED_DROP,
      ) === true,
  );
}
