import { SHOWN, type Pdfium } from './pdfium.js';

/** No program draws deeper. */
const MOST_DEPTH = 10;

/** Whether a page, or something that is drawn together on it, shows a picture. */
export function hasPicture({ call }: Pdfium, page: number): boolean {
  const shows = (object: number, depth: number): boolean => {
    const kind = call.FPDFPageObj_GetType(object);
    return (
      kind === SHOWN.picture ||
      (kind === SHOWN.form &&
        depth < MOST_DEPTH &&
        some(call.FPDFFormObj_CountObjects(object), (index) => shows(call.FPDFFormObj_GetObject(object, index), depth + 1)))
    );
  };
  return some(call.FPDFPage_CountObjects(page), (index) => shows(call.FPDFPage_GetObject(page, index), 0));
}

function some(count: number, is: (index: number) => boolean): boolean {
  for (let index = 0; index < count; index += 1) if (is(index)) return true;
  return false;
}
