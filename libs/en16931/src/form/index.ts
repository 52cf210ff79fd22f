export { DocumentForm, StatedOtherwise, SyntaxBreach } from './document-form.js';
export { formAfter, formOf } from './form-of.js';
export { restate } from './restate.js';
