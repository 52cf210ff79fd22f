import type { DocumentedValue } from './documented-values.js';

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/** The settings as a Markdown table. */
export function valuesTable(values: readonly DocumentedValue[]): string {
  const rows = values.map(({ path, description, value }) => `| \`${path}\` | ${cell(description)} | \`${cell(JSON.stringify(value))}\` |`);
  return ['| setting | is | default |', '|---|---|---|', ...rows].join('\n');
}
