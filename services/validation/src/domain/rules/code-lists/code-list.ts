/** A list of codes with where it is from. */
export interface CodeList {
  readonly title: string;
  readonly version: string;
  readonly codes: ReadonlySet<string>;
}

/** A code list from its codes, a space between each. */
export function codeList(title: string, version: string, codes: string): CodeList {
  return { title, version, codes: new Set(codes.split(' ')) };
}
