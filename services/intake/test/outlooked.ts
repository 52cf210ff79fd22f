import CFB from 'cfb';

/** What a mail of Outlook encloses: a file, or another mail. */
export type Outlooked =
  | {
      readonly filename: string;
      readonly mediaType?: string;
      readonly content: string | Buffer;
      readonly isHidden?: boolean;
      readonly isOfBeforeUnicode?: boolean;
    }
  | { readonly mail: readonly Outlooked[] }
  | { readonly link: string };

const ENTRY_BYTES = 16;
/** Tag of a property by its id and type: text in UTF-16, bytes, a number, yes or no, another storage. */
const text = (id: string): string => `__substg1.0_${id}001F`;
const BYTES = '__substg1.0_37010102';
const EMBEDDED = '__substg1.0_3701000D';
const HIDDEN = 0x7ffe000b;
const METHOD = 0x37050003;

function properties(headerBytes: number, values: readonly (readonly [tag: number, value: number])[]): Buffer {
  const stream = Buffer.alloc(headerBytes + ENTRY_BYTES * values.length);
  values.forEach(([tag, value], index) => {
    stream.writeUInt32LE(tag, headerBytes + ENTRY_BYTES * index);
    stream.writeUInt32LE(value, headerBytes + ENTRY_BYTES * index + 8);
  });
  return stream;
}

/** As the library does it, which looks through all entries each time. */
function add({ FullPaths, FileIndex }: CFB.CFB$Container, path: string, content: Buffer): void {
  FullPaths.push(`Root Entry${path}`);
  FileIndex.push({ name: path.slice(path.lastIndexOf('/') + 1), type: 2, content, size: content.length, start: 0, color: 1, clsid: '', state: 0 });
}

function put(file: CFB.CFB$Container, folder: string, enclosed: readonly Outlooked[], headerBytes: number): void {
  add(file, `${folder}/__properties_version1.0`, properties(headerBytes, []));
  add(file, `${folder}/${text('001A')}`, Buffer.from('IPM.Note', 'utf16le'));
  add(file, `${folder}/${text('0037')}`, Buffer.from('Invoice', 'utf16le'));
  enclosed.forEach((own, index) => {
    const at = `${folder}/__attach_version1.0_#${index.toString(16).padStart(8, '0').toUpperCase()}`;
    const isHidden = 'filename' in own && own.isHidden === true;
    add(file, `${at}/__properties_version1.0`, properties(8, [[METHOD, 'mail' in own ? 5 : 1], ...(isHidden ? [[HIDDEN, 1] as const] : [])]));
    if ('mail' in own) put(file, `${at}/${EMBEDDED}`, own.mail, 24);
    else if ('link' in own) add(file, `${at}/${text('3707')}`, Buffer.from(own.link, 'utf16le'));
    else {
      add(file, `${at}/${BYTES}`, Buffer.from(own.content));
      if (own.isOfBeforeUnicode === true) add(file, `${at}/__substg1.0_3707001E`, Buffer.from(own.filename, 'latin1'));
      else add(file, `${at}/${text('3707')}`, Buffer.from(own.filename, 'utf16le'));
      if (own.mediaType !== undefined) add(file, `${at}/${text('370E')}`, Buffer.from(own.mediaType, 'utf16le'));
    }
  });
}

/** A mail as Outlook keeps it (MS-OXMSG), with what it encloses. */
export function outlooked(enclosed: readonly Outlooked[]): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  put(file, '', enclosed, 32);
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** A document of Word of before 2007, which has the same container. */
export function wordDocument(): Buffer {
  const file = CFB.utils.cfb_new();
  add(file, '/WordDocument', Buffer.alloc(5000, 'x'));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

const SECTOR = 512;
const FIRST_FAT = 0x4c;
const DIRECTORY_ENTRY = 128;

const directoryEntry = (file: Buffer, name: string): number => {
  const at = file.indexOf(Buffer.from(`${name}\0`, 'utf16le'));
  if (at < 0 || at % DIRECTORY_ENTRY !== 0) throw new Error(`no entry ${name}`);
  return at;
};

/** Damages done on purpose, by what they do. */
export const DAMAGES: Readonly<Record<string, (file: Buffer) => Buffer>> = {
  'is cut off': (file) => file.subarray(0, file.length / 3),
  'has a table of sectors that leads back to itself': (file) => {
    const bytes = Buffer.from(file);
    const fat = (bytes.readUInt32LE(FIRST_FAT) + 1) * SECTOR;
    // Each sector is followed by itself: no chain ends.
    for (let at = fat; at < fat + SECTOR; at += 4) bytes.writeInt32LE((at - fat) / 4, at);
    return bytes;
  },
  'claims more for an attachment than any file has': (file) => resized(file, BYTES, 0x7fff_ffff),
  'claims more for a text than any file has': (file) => resized(file, text('0037'), 0x7fff_ffff),
  'has a directory whose folders are within themselves': (file) => {
    const bytes = Buffer.from(file);
    const at = directoryEntry(bytes, '__attach_version1.0_#00000000');
    const own = (at - directoryEntry(bytes, 'Root Entry')) / DIRECTORY_ENTRY;
    bytes.writeInt32LE(own, at + 0x4c);
    return bytes;
  },
  'has a directory whose entries follow themselves': (file) => {
    const bytes = Buffer.from(file);
    const at = directoryEntry(bytes, '__attach_version1.0_#00000000');
    bytes.writeInt32LE((at - directoryEntry(bytes, 'Root Entry')) / DIRECTORY_ENTRY, at + 0x48);
    return bytes;
  },
};

function resized(file: Buffer, name: string, sizeBytes: number): Buffer {
  const bytes = Buffer.from(file);
  bytes.writeInt32LE(sizeBytes, directoryEntry(bytes, name) + 0x78);
  return bytes;
}

/** A mail many of whose attachments stand in one place: together they are far more than the file. */
export function repeating(times: number, content: Buffer): Buffer {
  const bytes = outlooked(Array.from({ length: times }, (_, index) => ({ filename: `${index}.xml`, content: index === 0 ? content : 'x'.repeat(5000) })));
  const needle = Buffer.from(`${BYTES}\0`, 'utf16le');
  const first = bytes.indexOf(needle);
  for (let at = bytes.indexOf(needle, first + 1); at >= 0; at = bytes.indexOf(needle, at + 1)) bytes.copy(bytes, at + 0x74, first + 0x74, first + 0x7c);
  return bytes;
}

/** A mail that is all directory: as many folders as so many bytes hold, each within the one before or all in one row. */
export function allDirectory(sizeBytes: number, place: 'within' | 'beside'): Buffer {
  const sectorBytes = 4096;
  const sectors = Math.floor(sizeBytes / sectorBytes) - 1;
  const fatSectors = Math.ceil((sectors * 4) / sectorBytes);
  const bytes = Buffer.alloc((sectors + 1) * sectorBytes);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(12, 0x1e);
  bytes.writeUInt32LE(fatSectors, 0x2c);
  bytes.writeUInt32LE(fatSectors, 0x30);
  for (const none of [0x3c, 0x44]) bytes.writeInt32LE(-2, none);
  for (let sector = 0; sector < fatSectors; sector += 1) bytes.writeUInt32LE(sector, FIRST_FAT + 4 * sector);
  for (let sector = 0; sector < sectors; sector += 1)
    bytes.writeInt32LE(sector < fatSectors ? -3 : sector === sectors - 1 ? -2 : sector + 1, sectorBytes + 4 * sector);
  const entries = ((sectors - fatSectors) * sectorBytes) / DIRECTORY_ENTRY;
  for (let entry = 0; entry < entries; entry += 1) {
    const at = (fatSectors + 1) * sectorBytes + entry * DIRECTORY_ENTRY;
    const name = entry === 0 ? 'Root Entry' : entry === 1 ? '__properties_version1.0' : `__attach_version1.0_#${entry.toString(16).padStart(8, '0')}`;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(2 * name.length + 2, at + 0x40);
    bytes[at + 0x42] = entry === 0 ? 5 : 1;
    for (const link of [0x44, 0x48, 0x4c]) bytes.writeInt32LE(-1, at + link);
    if (entry + 1 < entries) bytes.writeInt32LE(entry + 1, at + (entry === 0 || place === 'within' ? 0x4c : 0x48));
    if (entry === 0) bytes.writeInt32LE(-2, at + 0x74);
  }
  return bytes;
}
