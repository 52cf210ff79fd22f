import { Client } from 'pg';

// SQL texts are written in code, so there are some dozens. A text made at run time must not fill the server's memory.
const MOST_STATEMENTS = 500;

const names = new Map<string, string>();

/** The name under which a text is prepared; undefined when there are too many. */
function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MOST_STATEMENTS) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}

// Ids, numbers and names that need no quotes in an array. NULL would be none.
const PLAIN = /^(?!null$)[\w.:+-]+$/i;

/** An array of such texts as Postgres reads it; the client would look for quotes and backslashes in each. Anything else as it is. */
function plainArray(value: unknown): unknown {
  return Array.isArray(value) && value.every((element) => typeof element === 'string' && PLAIN.test(element)) ? `{${value.join(',')}}` : value;
}

/**
 * A connection that prepares each statement with parameters once, so that the server parses it once a connection.
 * Columns are named in every statement: a prepared `select *` would fail when a migration adds one.
 */
export class PreparingClient extends Client {
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    // pg's own overloads tell what comes back: this adds nothing but the name.
    const named: unknown[] = name === undefined ? args : [{ name, text, values: (values as unknown[]).map(plainArray) }, ...rest];
    return super.query(...(named as [string])) as never;
  }
}
