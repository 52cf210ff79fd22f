import type { ReadLimits } from './limits.js';
import { ATTACHED_DOCUMENT, isDocumentRoot, isUbl, leafPrefix, prefixOf } from './namespaces.js';
import { Occurrence } from './occurrence.js';
import { InvoiceReadError } from './read-error.js';

/** No namespace has any; some makers wrap theirs. */
const SPACE = /\s/g;
const NOT_SPACE = /[^ \t\r\n]/;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});
/** Elements that hold embedded files, or what a signature is proven by: only the size of the document limits them. */
const BINARY = new Set([
  'cbc:EmbeddedDocumentBinaryObject',
  'ram:AttachmentBinaryObject',
  'ram:IncludedBinaryObject',
  '?:Attachment',
  '?:AttachmentData',
  '?:EncapsulatedCRLValue',
]);
/** Where UBL lets elements of other namespaces stand. */
const EXTENSION = 'ext:ExtensionContent';
const UNKNOWN = '?';

/** Namespace bindings in force, and the canonical names already made under them. */
interface Scope {
  bindings: Map<string, string>;
  names: Map<string, string>;
}

/** An element in a namespace that its syntax does not have. */
export interface Stranger {
  occurrence: Occurrence;
  namespace: string;
}

/** Builds the occurrences of a document from the events of a parser; of an envelope, those of one document in it. */
export class DocumentBuilder {
  readonly occurrences: Occurrence[] = [];
  rootNamespace = '';
  /** The first element that stands where its namespace has no place. */
  stranger: Stranger | undefined;
  /** Documents of an envelope; none of what is no envelope. */
  documents = 0;
  private readonly limits: ReadLimits;
  private readonly position: number;
  private readonly where: () => string;
  private readonly scopes: Scope[] = [];
  private scope: Scope = {
    bindings: new Map([
      ['', ''],
      ['xml', 'xml'],
    ]),
    names: new Map(),
  };
  private current: Occurrence | undefined;
  /** The last element that was written without a prefix. */
  private bare: Occurrence | undefined;
  private depth = 0;
  /** The depth of the document's root: 1, or further in where it stands in an envelope. */
  private rootDepth = 1;
  /** The depth of the document of an envelope that is open; 0 between them. */
  private within = 0;
  private isClosed = false;
  private mayBeEnvelope = false;

  /** @param position which of the documents of an envelope is wanted, from 1 */
  constructor(limits: ReadLimits, position: number, where: () => string) {
    this.limits = limits;
    this.position = position;
    this.where = where;
  }

  get root(): Occurrence | undefined {
    return this.occurrences[0];
  }

  open(rawName: string, rawAttributes: Record<string, string>): void {
    this.depth += 1;
    if (this.depth > this.limits.maxDepth) this.refuse('TOO_DEEP', `Elements are nested deeper than ${this.limits.maxDepth}`);
    if (this.occurrences.length >= this.limits.maxElements) {
      this.refuse('TOO_MANY_ELEMENTS', `The document has more than ${this.limits.maxElements} elements`);
    }
    const attributes = this.enter(rawAttributes);
    if (this.mayBeEnvelope && this.within === 0 && this.opensDocument(rawName)) this.startDocument();
    if (this.isClosed) return;
    const name = this.current === undefined ? this.rootName(rawName) : this.canonical(rawName);
    const occurrence = new Occurrence(name, attributes, this.current);
    if (name.startsWith(UNKNOWN)) this.notice(rawName, occurrence);
    this.current?.children.push(occurrence);
    this.occurrences.push(occurrence);
    this.current = occurrence;
  }

  close(): void {
    const closed = this.current;
    if (closed !== undefined) {
      if (closed.children.length > 0 && closed.text !== '') closed.text = closed.text.trim();
      else if (closed === this.bare && closed.children.length === 0) this.takeIn(closed);
      this.current = closed.parent;
      this.isClosed = this.depth === this.rootDepth;
    }
    if (this.depth === this.within) this.within = 0;
    this.scope = this.scopes.pop() ?? this.scope;
    this.depth -= 1;
  }

  text(chunk: string): void {
    const { current } = this;
    if (current === undefined) return;
    if (current.children.length > 0 && !NOT_SPACE.test(chunk)) return;
    current.text = current.text === '' ? chunk : current.text + chunk;
    if (current.text.length > this.limits.maxTextLength && !BINARY.has(current.name) && this.root?.name !== ATTACHED_DOCUMENT.name) {
      this.refuse('TEXT_TOO_LONG', `The text of ${current.name} is longer than ${this.limits.maxTextLength} characters`);
    }
  }

  refuse(code: 'TOO_DEEP' | 'TOO_MANY_ELEMENTS' | 'TEXT_TOO_LONG' | 'DOCTYPE_REFUSED' | 'MALFORMED_XML', message: string): never {
    throw new InvoiceReadError(code, `${message} (${this.where()})`, this.where());
  }

  /** Takes the namespace declarations out of the attributes and opens their scope. */
  private enter(raw: Record<string, string>): Readonly<Record<string, string>> {
    this.scopes.push(this.scope);
    let kept: Record<string, string> | undefined;
    let bindings: Map<string, string> | undefined;
    for (const key of Object.keys(raw)) {
      const value = raw[key] ?? '';
      if (key === 'xmlns' || key.startsWith('xmlns:')) {
        bindings ??= new Map(this.scope.bindings);
        bindings.set(key.slice(6), value.replaceAll(SPACE, ''));
      } else {
        kept ??= {};
        kept[key] = value;
      }
    }
    if (bindings !== undefined) this.scope = { bindings, names: new Map() };
    return kept ?? NO_ATTRIBUTES;
  }

  private opensDocument(rawName: string): boolean {
    return isDocumentRoot(localName(rawName), this.namespaceOf(rawName));
  }

  /** Forgets what the envelope has before the document that is wanted; others are only counted. */
  private startDocument(): void {
    this.documents += 1;
    this.within = this.depth;
    if (this.documents !== this.position) return;
    this.occurrences.length = 0;
    this.current = undefined;
    this.stranger = undefined;
    this.rootDepth = this.depth;
  }

  private rootName(rawName: string): string {
    this.rootNamespace = this.namespaceOf(rawName);
    const name = localName(rawName);
    if (this.depth === 1) this.mayBeEnvelope = !isUbl(this.rootNamespace) && !isDocumentRoot(name, this.rootNamespace);
    return name;
  }

  private canonical(rawName: string): string {
    const known = this.scope.names.get(rawName);
    if (known !== undefined) return known;
    const name = `${prefixOf(this.namespaceOf(rawName)) ?? UNKNOWN}:${localName(rawName)}`;
    this.scope.names.set(rawName, name);
    return name;
  }

  private notice(rawName: string, occurrence: Occurrence): void {
    const within = occurrence.parent?.name;
    if (within === undefined || within === EXTENSION || within.startsWith(UNKNOWN)) return;
    const namespace = this.namespaceOf(rawName);
    this.stranger ??= { occurrence, namespace };
    if (namespace === '' || namespace === this.rootNamespace) this.bare = occurrence;
  }

  /** Gives a leaf that was written without a prefix the name that it has with one: what it says is plain. */
  private takeIn(bare: Occurrence): void {
    const prefix = leafPrefix(this.rootNamespace, bare.name.slice(UNKNOWN.length + 1));
    if (prefix === undefined) return;
    const leaf = new Occurrence(`${prefix}:${bare.name.slice(UNKNOWN.length + 1)}`, bare.attributes, bare.parent);
    leaf.text = bare.text;
    this.occurrences[this.occurrences.length - 1] = leaf;
    bare.parent?.children.splice(-1, 1, leaf);
    if (this.stranger?.occurrence === bare) this.stranger = undefined;
  }

  private namespaceOf(rawName: string): string {
    const colon = rawName.indexOf(':');
    const prefix = colon < 0 ? '' : rawName.slice(0, colon);
    const namespace = this.scope.bindings.get(prefix);
    if (namespace === undefined) this.refuse('MALFORMED_XML', `The namespace prefix "${prefix}" is not declared`);
    return namespace;
  }
}

function localName(rawName: string): string {
  return rawName.slice(rawName.indexOf(':') + 1);
}
