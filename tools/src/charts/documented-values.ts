import { parse } from 'yaml';

/** One setting of a chart's `values.yaml`. */
export interface DocumentedValue {
  /** From the top, separated by dots: `autoscaling.minReplicas`. */
  path: string;
  /** The `# --` comment above it. */
  description: string;
  value: unknown;
}

/**
 * The settings of a `values.yaml` that carry a `# --` comment, in its order, with their defaults.
 *
 * @throws when a key whose value is no map has no comment: each setting must say what it is for
 */
export function documentedValues(text: string, file: string): DocumentedValue[] {
  const all: unknown = parse(text);
  const found: DocumentedValue[] = [];
  let comment: string[] = [];
  let within: { indent: number; key: string }[] = [];
  let described = Infinity;
  for (const line of text.split('\n')) {
    const says = /^ *# -- (.*)$/.exec(line)?.[1];
    if (says !== undefined) comment = [says];
    const key = /^( *)([A-Za-z][\w]*):/.exec(line);
    if (!key) continue;
    const indent = key[1]?.length ?? 0;
    within = [...within.filter((parent) => parent.indent < indent), { indent, key: key[2] ?? '' }];
    // What lies inside a value that is described as a whole needs no words of its own.
    if (indent > described) continue;
    const path = within.map((step) => step.key);
    const value = path.reduce<unknown>((at, step) => (isMap(at) ? at[step] : undefined), all);
    described = comment.length > 0 ? indent : Infinity;
    if (comment.length > 0) found.push({ path: path.join('.'), description: comment.join(' '), value });
    else if (!isMap(value) || Object.keys(value).length === 0) throw new Error(`${file}: ${path.join('.')} has no "# --" comment.`);
    comment = [];
  }
  return found;
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
