/** The parts of a British post code: the area with its district, and the sector with its unit (BS 7666). */
export const OUTWARD = String.raw`[A-Z]{1,2}\d[A-Z\d]?`;
export const INWARD = String.raw`\d[A-Z]{2}`;

const CODE = new RegExp(String.raw`\b${OUTWARD}\s${INWARD}\b`);

/** Whether a text has a British post code in it: `Leeds LS10 2AB`. */
export const saysBritishCode = (text: string): boolean => CODE.test(text);
