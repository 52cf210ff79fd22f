/**
 * A Postgres array in its binary form (`array_send`), for a parameter of that array type. Long texts travel as they
 * are: the text form would escape every quote of a JSON document, here and again in the server.
 */
export function binaryArray(values: readonly (string | null)[], element: BinaryElement): Buffer {
  const sizes = values.map((value) => (value === null ? -1 : element.size(value)));
  const buffer = Buffer.allocUnsafe(HEADER_BYTES + sizes.reduce((sum, size) => sum + 4 + Math.max(0, size), 0));
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(sizes.includes(-1) ? 1 : 0, 4);
  buffer.writeInt32BE(element.oid, 8);
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = HEADER_BYTES;
  values.forEach((value, i) => {
    const size = sizes[i] ?? -1;
    at = buffer.writeInt32BE(size, at);
    if (value !== null) element.write(buffer, value, at);
    at += Math.max(0, size);
  });
  return buffer;
}

/** Dimensions, whether there are nulls, element type, length, lower bound. */
const HEADER_BYTES = 20;

/** How one value of a type is written in binary. */
export interface BinaryElement {
  /** The type's object id in `pg_type`. */
  readonly oid: number;
  size(value: string): number;
  write(buffer: Buffer, value: string, at: number): void;
}

const utf8 = (oid: number): BinaryElement => ({ oid, size: (value) => Buffer.byteLength(value), write: (buffer, value, at) => void buffer.write(value, at) });

/** The types that are sent in binary. */
export const BINARY_ELEMENTS: Readonly<Record<string, BinaryElement>> = {
  text: utf8(25),
  json: utf8(114),
  jsonb: {
    oid: 3802,
    size: (value) => Buffer.byteLength(value) + 1,
    // The version of the format comes first.
    write: (buffer, value, at) => void buffer.write(value, buffer.writeInt8(1, at)),
  },
};
