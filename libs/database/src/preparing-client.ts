import { Client, type QueryArrayConfig, type QueryConfig } from 'pg';

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

/**
 * A connection that prepares each statement with parameters once, so that the server parses it once a connection.
 * Columns are named in every statement: a prepared `select *` would fail when a migration adds one.
 */
export class PreparingClient extends Client {
  override query(config: string | QueryConfig | QueryArrayConfig, ...rest: unknown[]): never {
    const [values] = rest;
    const name = typeof config === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(config) : undefined;
    // pg's own overloads tell what comes back: this adds nothing but the name.
    const run = super.query as (...args: unknown[]) => never;
    return name === undefined ? run.call(this, config, ...rest) : run.call(this, { name, text: config, values }, ...rest.slice(1));
  }
}
