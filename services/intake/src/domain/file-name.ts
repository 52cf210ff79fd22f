// As long as an event carries.
const LONGEST = 255;

/** The name of a file as others gave it: without the folders it lies in, and without what no name holds and no database takes. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replaceAll(/\p{Cc}/gu, '_').slice(-LONGEST);
}
