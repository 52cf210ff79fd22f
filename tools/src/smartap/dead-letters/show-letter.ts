import { table } from '../../commands/table.js';
import type { Letter, LetterWithMessage } from './letters.js';

/** Letters as a table with their explanation below each other. */
export function showLetters(letters: readonly Letter[]): string {
  const rows = letters.map((letter) => [
    letter.letterId,
    letter.lastAt.slice(0, 19),
    letter.service,
    letter.type ?? '?',
    letter.code,
    letter.attempts,
    letter.state,
    letter.invoiceId ?? '',
  ]);
  return `${table(['letter', 'given up', 'service', 'type', 'code', 'tries', 'state', 'invoice'], rows)}\n`;
}

/** One letter with all that is known of it. */
export function showLetter(letter: LetterWithMessage): string {
  const facts: [string, string][] = [
    ['letter', letter.letterId],
    [
      'given up',
      `${letter.lastAt} by ${letter.consumer}, after ${letter.attempts} attempt(s)${letter.times > 1 ? `, ${letter.times} times since ${letter.firstAt}` : ''}`,
    ],
    ['state', letter.state],
    ['subject', letter.subject],
    ['tenant', letter.tenantId ?? 'not named'],
    ['invoice', letter.invoiceId ?? 'not named'],
    ['reason', `${letter.code}: ${letter.reason}`],
    ['what', letter.explanation],
    ['next', letter.next],
  ];
  const lines = facts.map(([name, text]) => `${name.padEnd(10)}${text}`);
  const headers = Object.entries(letter.headers ?? {}).map(([name, text]) => `  ${name}: ${text}`);
  return [...lines, '', 'headers', ...headers, '', 'body', letter.body === null ? '  The bus no longer has it.' : indented(letter.body), ''].join('\n');
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2).replaceAll(/^/gm, '  ');
  } catch {
    return body.replaceAll(/^/gm, '  ');
  }
}
