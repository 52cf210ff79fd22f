import { openCompoundFile, type CompoundFolder } from './compound-file.js';

/** What may be taken out of a mail of Outlook. */
export interface OutlookLimits {
  readonly maxFiles: number;
  /** How deep mails within it are opened. */
  readonly maxNested: number;
}

/** What a mail of Outlook encloses, as it goes from thread to thread. */
export interface OutlookEnclosure {
  readonly filename: string | undefined;
  readonly mediaType: string;
  readonly isInline: boolean;
  readonly content: Uint8Array;
}

const ATTACHMENT = '__attach_version1.0_#';
const PROPERTIES = '__properties_version1.0';
const PROPERTY_BYTES = 16;
const PROPERTY_HEADER_BYTES = 8;
/** Tags of properties (MS-OXPROPS), by their ids; where they hold texts or bytes their types follow. */
const TAG = { data: '37010102', mail: '3701000D', longName: '3707', shortName: '3704', displayName: '3001', mediaType: '370E' } as const;
const HIDDEN = 0x7ffe_000b;
const UNICODE = '001F';
const OF_BEFORE_UNICODE = '001E';
/** Texts of before Unicode are in the code page of whoever wrote them; most are in this one. */
const CODE_PAGE = 'windows-1252';
/** Of a name or a type. */
const MOST_TEXT_BYTES = 2048;
const UNKNOWN_TYPE = 'application/octet-stream';

const streamOf = (tag: string): string => `__substg1.0_${tag}`;

/**
 * What a mail as Outlook keeps it (MS-OXMSG) encloses, in its order; of mails within it what these enclose. What lies elsewhere, as behind a link, is
 * left out.
 *
 * @throws CompoundFileFault where the file is damaged
 * @returns `too many` where there are more than may be taken out
 */
export function outlookEnclosures(bytes: Uint8Array, { maxFiles, maxNested }: OutlookLimits): OutlookEnclosure[] | 'too many' {
  const enclosed = attachmentsOf(openCompoundFile(bytes), maxNested);
  return enclosed.length > maxFiles ? 'too many' : enclosed.map(enclosureOf);
}

function attachmentsOf(mail: CompoundFolder, nestedLeft: number): CompoundFolder[] {
  return mail.folders().flatMap((own) => {
    if (!own.name.startsWith(ATTACHMENT)) return [];
    const within = own.folders().find(({ name }) => name.toUpperCase() === streamOf(TAG.mail).toUpperCase());
    if (within !== undefined) return nestedLeft > 0 ? attachmentsOf(within, nestedLeft - 1) : [];
    return own.sizeOf(streamOf(TAG.data)) === undefined ? [] : [own];
  });
}

function enclosureOf(own: CompoundFolder): OutlookEnclosure {
  return {
    filename: textOf(own, TAG.longName) ?? textOf(own, TAG.shortName) ?? textOf(own, TAG.displayName),
    mediaType: textOf(own, TAG.mediaType) ?? UNKNOWN_TYPE,
    isInline: isHidden(own),
    content: own.read(streamOf(TAG.data)) ?? new Uint8Array(),
  };
}

function textOf(own: CompoundFolder, id: string): string | undefined {
  const unicode = own.read(streamOf(`${id}${UNICODE}`), MOST_TEXT_BYTES);
  const bytes = unicode ?? own.read(streamOf(`${id}${OF_BEFORE_UNICODE}`), MOST_TEXT_BYTES);
  const text = new TextDecoder(unicode === undefined ? CODE_PAGE : 'utf-16le').decode(bytes).split('\0', 1)[0] ?? '';
  return text === '' ? undefined : text;
}

/** Whether Outlook does not list it beside the text, since the text shows it. */
function isHidden(own: CompoundFolder): boolean {
  const properties = own.read(PROPERTIES);
  if (properties === undefined) return false;
  const view = new DataView(properties.buffer, properties.byteOffset, properties.byteLength);
  for (let at = PROPERTY_HEADER_BYTES; at + PROPERTY_BYTES <= view.byteLength; at += PROPERTY_BYTES) {
    if (view.getUint32(at, true) === HIDDEN) return view.getUint16(at + 8, true) !== 0;
  }
  return false;
}
