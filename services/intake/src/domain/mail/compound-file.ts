/** A folder within a compound file. */
export interface CompoundFolder {
  readonly name: string;
  /** Those within it, by name. */
  folders(): CompoundFolder[];
  /** How many bytes a file within it has; undefined where there is none of that name. */
  sizeOf(name: string): number | undefined;
  /** The bytes of a file within it, at most so many. */
  read(name: string, mostBytes?: number): Uint8Array | undefined;
}

/** A file that is not put together as one can be. */
export class CompoundFileFault extends Error {}

/** Where the header has what (MS-CFB 2.2), in bytes from its start. */
const HEADER = { sectorShift: 0x1e, fatSectors: 0x2c, firstDirectory: 0x30, firstMiniFat: 0x3c, firstDifat: 0x44, difat: 0x4c, bytes: 512 } as const;
/** Where an entry of the directory has what (MS-CFB 2.6.1). */
const ENTRY = { bytes: 128, nameBytes: 0x40, type: 0x42, left: 0x44, right: 0x48, child: 0x4c, start: 0x74, size: 0x78 } as const;
const FOLDER = 1;
const FILE = 2;
const ROOT = 5;
/** 512 bytes, in version 4 4096: there are no others. */
const SECTOR_SHIFTS = [9, 12];
const SECTORS_IN_HEADER = 109;
/** What is smaller lies in small sectors, which lie in a file of their own. */
const SMALL_FILE_BYTES = 4096;
const SMALL_SECTOR_BYTES = 64;
/** From here on a number of a sector or an entry says that there is none. */
const LARGEST_SECTOR = 0xffff_fff9;
const NONE = 0xffff_ffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly links: readonly [left: number, right: number, child: number];
  readonly start: number;
  readonly sizeBytes: number;
}

/**
 * Opens a compound file (MS-CFB), the container of Outlook's mails. What it takes is bounded by its size, whatever it says of itself: no sector belongs to two
 * files, no chain of sectors and no folder leads back to itself, and no file has more bytes than there are.
 *
 * @throws CompoundFileFault where that does not hold
 */
export function openCompoundFile(bytes: Uint8Array): CompoundFolder {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER.bytes) throw new CompoundFileFault('it ends within its header');
  const shift = view.getUint16(HEADER.sectorShift, true);
  if (!SECTOR_SHIFTS.includes(shift)) throw new CompoundFileFault('its sectors have no size that there is');
  const sectors = new Sectors(view, 2 ** shift);
  const fat = sectors.table(fatSectors(view, sectors));
  const taken = new Uint8Array(fat.length);
  const directory = chain(view.getUint32(HEADER.firstDirectory, true), fat, taken);
  const entries = directory.flatMap((sector) => entriesOf(view, sectors.offsetOf(sector), sectors.bytes));
  const [root] = entries;
  if (root?.type !== ROOT) throw new CompoundFileFault('its directory has no root');
  const small = sectors.table(chain(view.getUint32(HEADER.firstMiniFat, true), fat, taken));
  const smallSectors = sectors.join(bytes, chain(root.start, fat, taken));
  const takenSmall = new Uint8Array(small.length);
  const places = entries.map(({ type, start, sizeBytes }): readonly number[] => {
    if (type !== FILE || sizeBytes === 0) return [];
    if (sizeBytes > bytes.length) throw new CompoundFileFault('it names a file that is larger than itself');
    return sizeBytes < SMALL_FILE_BYTES ? chain(start, small, takenSmall) : chain(start, fat, taken);
  });
  const read = (index: number, mostBytes: number): Uint8Array => {
    const sizeBytes = entries[index]?.sizeBytes ?? 0;
    const isSmall = sizeBytes < SMALL_FILE_BYTES;
    const sectorBytes = isSmall ? SMALL_SECTOR_BYTES : sectors.bytes;
    const wanted = Math.min(sizeBytes, mostBytes);
    const own = (places[index] ?? []).slice(0, Math.ceil(wanted / sectorBytes));
    const joined = isSmall ? joinSmall(smallSectors, own) : sectors.join(bytes, own);
    if (joined.length < wanted) throw new CompoundFileFault('it ends within one of its files');
    return joined.subarray(0, wanted);
  };
  const within = treeOf(entries);
  const folder = (index: number): CompoundFolder => {
    const children = within[index] ?? [];
    const fileAt = (name: string): number | undefined => children.find((child) => entries[child]?.type === FILE && entries[child].name === name);
    return {
      name: entries[index]?.name ?? '',
      folders: () => children.filter((child) => entries[child]?.type === FOLDER).map(folder),
      sizeOf: (name) => entries[fileAt(name) ?? -1]?.sizeBytes,
      read: (name, mostBytes = Infinity) => {
        const at = fileAt(name);
        return at === undefined ? undefined : read(at, mostBytes);
      },
    };
  };
  return folder(0);
}

/** The sectors of a file, behind its header. */
class Sectors {
  private readonly count: number;

  constructor(
    private readonly view: DataView,
    readonly bytes: number,
  ) {
    this.count = Math.floor(view.byteLength / bytes) - 1;
  }

  readonly offsetOf = (sector: number): number => {
    if (sector >= this.count) throw new CompoundFileFault('it names a sector that it does not have');
    return (sector + 1) * this.bytes;
  };

  /** The numbers that sectors hold, one after the other. */
  table(sectors: readonly number[]): Uint32Array {
    const perSector = this.bytes / 4;
    const numbers = new Uint32Array(sectors.length * perSector);
    sectors.forEach((sector, place) => {
      const offset = this.offsetOf(sector);
      for (let index = 0; index < perSector; index += 1) numbers[place * perSector + index] = this.view.getUint32(offset + 4 * index, true);
    });
    return numbers;
  }

  /** What sectors hold; the last of a file may be cut short. */
  join(bytes: Uint8Array, sectors: readonly number[]): Uint8Array {
    const joined = new Uint8Array(sectors.length * this.bytes);
    let length = 0;
    for (const sector of sectors) {
      const own = bytes.subarray((sector + 1) * this.bytes, (sector + 2) * this.bytes);
      joined.set(own, length);
      length += own.length;
    }
    return joined.subarray(0, length);
  }
}

function joinSmall(smallSectors: Uint8Array, own: readonly number[]): Uint8Array {
  const joined = new Uint8Array(own.length * SMALL_SECTOR_BYTES);
  own.forEach((sector, place) => joined.set(smallSectors.subarray(sector * SMALL_SECTOR_BYTES, (sector + 1) * SMALL_SECTOR_BYTES), place * SMALL_SECTOR_BYTES));
  return joined;
}

/** Where the table of sectors stands: listed in the header, and in sectors of their own each of which names the next. */
function fatSectors(view: DataView, sectors: Sectors): number[] {
  const count = view.getUint32(HEADER.fatSectors, true);
  if (count * sectors.bytes > view.byteLength) throw new CompoundFileFault('its table of sectors is larger than itself');
  const listed = Array.from({ length: Math.min(count, SECTORS_IN_HEADER) }, (_, index) => view.getUint32(HEADER.difat + 4 * index, true));
  const last = sectors.bytes - 4;
  for (let sector = view.getUint32(HEADER.firstDifat, true); listed.length < count; sector = view.getUint32(sectors.offsetOf(sector) + last, true)) {
    const offset = sectors.offsetOf(sector);
    for (let index = 0; index < last && listed.length < count; index += 4) listed.push(view.getUint32(offset + index, true));
  }
  return listed;
}

/** The sectors of a chain, from its first on. */
function chain(start: number, table: Uint32Array, taken: Uint8Array): number[] {
  const own: number[] = [];
  for (let sector = start; sector <= LARGEST_SECTOR; sector = table[sector] ?? 0) {
    if (sector >= table.length || taken[sector] === 1) throw new CompoundFileFault('it uses a sector twice, or one that it does not have');
    taken[sector] = 1;
    own.push(sector);
  }
  return own;
}

function entriesOf(view: DataView, offset: number, sectorBytes: number): Entry[] {
  return Array.from({ length: sectorBytes / ENTRY.bytes }, (_, index): Entry => {
    const at = offset + index * ENTRY.bytes;
    const number = (place: number): number => view.getUint32(at + place, true);
    const characters = Math.max(0, Math.min(view.getUint16(at + ENTRY.nameBytes, true), ENTRY.nameBytes) / 2 - 1);
    const name = String.fromCharCode(...Array.from({ length: characters }, (__, place) => view.getUint16(at + 2 * place, true)));
    return {
      name,
      type: view.getUint8(at + ENTRY.type),
      links: [number(ENTRY.left), number(ENTRY.right), number(ENTRY.child)],
      start: number(ENTRY.start),
      sizeBytes: number(ENTRY.size),
    };
  });
}

/** What is within each entry of the directory, in order. Entries of a folder are a tree of their own, by their names. */
function treeOf(entries: readonly Entry[]): number[][] {
  const within = entries.map((): number[] => []);
  const reached = new Uint8Array(entries.length);
  const reach = (index: number): Entry => {
    const own = entries[index];
    if (own === undefined || reached[index] === 1) throw new CompoundFileFault('its directory leads back to itself, or to nothing');
    reached[index] = 1;
    return own;
  };
  const folders = [0];
  reach(0);
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const waiting: number[] = [];
    let next = entries[folder]?.links[2] ?? NONE;
    while (next <= LARGEST_SECTOR || waiting.length > 0) {
      // To the left as far as there is one, then itself, then to the right.
      while (next <= LARGEST_SECTOR) {
        waiting.push(next);
        next = reach(next).links[0];
      }
      const own = waiting.pop();
      if (own === undefined) break;
      within[folder]?.push(own);
      if (entries[own]?.type === FOLDER) folders.push(own);
      next = entries[own]?.links[1] ?? NONE;
    }
  }
  return within;
}
