/** Width and height that the head of a picture states, before anything is unpacked; undefined where it states none. */
export function dimensionsOf(bytes: Uint8Array): readonly [width: number, height: number] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 30) return undefined;
  const magic = view.getUint32(0);
  if (magic === 0x89504e47) return [view.getUint32(16), view.getUint32(20)];
  if (magic >>> 8 === 0xffd8ff) return ofJpeg(view);
  if (magic === 0x47494638) return [view.getUint16(6, true), view.getUint16(8, true)];
  if (magic === 0x52494646) return ofWebp(view);
  return undefined;
}

function ofJpeg(view: DataView): readonly [number, number] | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Start of frame: C0 to CF, without the tables C4, C8 and CC.
    if ((marker >= 0xc0 && marker <= 0xcf && marker % 4 !== 0) || marker === 0xc0) return [view.getUint16(at + 7), view.getUint16(at + 5)];
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function ofWebp(view: DataView): readonly [number, number] | undefined {
  const form = view.getUint32(12);
  const low24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
  if (form === 0x56503858) return [low24(24) + 1, low24(27) + 1];
  if (form === 0x56503820) return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
  const bits = view.getUint32(21, true);
  return form === 0x5650384c ? [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1] : undefined;
}
