import { writeFileSync } from 'node:fs';

/** Writes a result where `--json` says; the last line, for a person, goes to stderr when stdout is the JSON's. */
export function writeResult(json: string | true | undefined, result: object, lastLine: string): void {
  const text = `${JSON.stringify(result, undefined, 2)}\n`;
  if (json === true) process.stdout.write(text);
  else if (json !== undefined) writeFileSync(json, text);
  (json === true ? process.stderr : process.stdout).write(`${lastLine}\n`);
}
