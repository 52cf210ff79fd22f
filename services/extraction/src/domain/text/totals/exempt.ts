import { LANGUAGES } from '../print/labels/index.js';
import type { Line } from '../print/line.js';
import type { Reading } from '../print/reading.js';
import { says, saysLine } from '../print/says.js';

const EXEMPT: readonly string[] = LANGUAGES.flatMap(({ exempt }) => exempt);

/** Whether a line says that no tax is charged. */
export const isExemption = (line: Line): boolean => saysLine(line, EXEMPT);

/** Whether the page says that no tax is charged. */
export const isExempt = (reading: Reading): boolean => says(reading, EXEMPT);
