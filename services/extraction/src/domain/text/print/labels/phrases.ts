import { LANGUAGES } from './index.js';

/** All phrases that label, head a column or are a title, in any language. */
export const ALL_PHRASES: readonly string[] = LANGUAGES.flatMap((language) => [
  ...Object.values(language.labels).flatMap((list) => list.map(([phrase]) => phrase)),
  ...language.invoiceTitles, ...language.creditTitles, ...language.orderTitles, ...language.statementTitles, ...language.reminderTitles, ...language.otherTitles,
  ...Object.values(language.table).flat(),
]);
