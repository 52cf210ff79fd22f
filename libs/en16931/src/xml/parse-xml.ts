import { SaxesParser } from 'saxes';
import { decodeXml } from './decode.js';
import type { ReadLimits } from './limits.js';
import { PREFIXES } from './namespaces.js';
import { Occurrence } from './occurrence.js';
import { InvoiceReadError } from './read-error.js';

/** A parsed document: its root, the root's namespace, and every element in document order. */
export interface ParsedXml {
  root: Occurrence;
  rootNamespace: string;
  occurrences: Occurrence[];
}

const NOT_SPACE = /[^ \t\r\n]/;
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({});
/** Elements that hold embedded files: only the size of the document limits them. */
const BINARY = new Set(['cbc:EmbeddedDocumentBinaryObject', 'ram:AttachmentBinaryObject', 'ram:IncludedBinaryObject']);

/** Namespace bindings in force, and the canonical names already made under them. */
interface Scope {
  bindings: Map<string, string>;
  names: Map<string, string>;
}

class DocumentBuilder {
  readonly occurrences: Occurrence[] = [];
  rootNamespace = '';
  private readonly limits: ReadLimits;
  private readonly where: () => string;
  private readonly scopes: Scope[] = [];
  private scope: Scope = { bindings: new Map([['', ''], ['xml', 'xml']]), names: new Map() };
  private current: Occurrence | undefined;
  private depth = 0;

  constructor(limits: ReadLimits, where: () => string) {
    this.limits = limits;
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
    const name = this.current === undefined ? this.rootName(rawName) : this.canonical(rawName);
    const occurrence = new Occurrence(name, attributes, this.current);
    this.current?.children.push(occurrence);
    this.occurrences.push(occurrence);
    this.current = occurrence;
  }

  close(): void {
    const closed = this.current;
    if (closed === undefined) return;
    if (closed.children.length > 0 && closed.text !== '') closed.text = closed.text.trim();
    this.current = closed.parent;
    this.scope = this.scopes.pop() ?? this.scope;
    this.depth -= 1;
  }

  text(chunk: string): void {
    const { current } = this;
    if (current === undefined) return;
    if (current.children.length > 0 && !NOT_SPACE.test(chunk)) return;
    current.text = current.text === '' ? chunk : current.text + chunk;
    if (current.text.length > this.limits.maxTextLength && !BINARY.has(current.name)) {
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
        bindings.set(key.slice(6), value.trim());
      } else {
        kept ??= {};
        kept[key] = value;
      }
    }
    if (bindings !== undefined) this.scope = { bindings, names: new Map() };
    return kept ?? NO_ATTRIBUTES;
  }

  private rootName(rawName: string): string {
    const colon = rawName.indexOf(':');
    this.rootNamespace = this.namespaceOf(colon < 0 ? '' : rawName.slice(0, colon));
    return rawName.slice(colon + 1);
  }

  private canonical(rawName: string): string {
    const known = this.scope.names.get(rawName);
    if (known !== undefined) return known;
    const colon = rawName.indexOf(':');
    const namespace = this.namespaceOf(colon < 0 ? '' : rawName.slice(0, colon));
    const name = `${PREFIXES.get(namespace) ?? '?'}:${rawName.slice(colon + 1)}`;
    this.scope.names.set(rawName, name);
    return name;
  }

  private namespaceOf(prefix: string): string {
    const namespace = this.scope.bindings.get(prefix);
    if (namespace === undefined) this.refuse('MALFORMED_XML', `The namespace prefix "${prefix}" is not declared`);
    return namespace;
  }
}

function checkSize(source: Uint8Array | string, limits: ReadLimits): void {
  const size = typeof source === 'string' ? Buffer.byteLength(source) : source.byteLength;
  if (size > limits.maxBytes) {
    throw new InvoiceReadError('TOO_LARGE', `The document has ${size} bytes; the limit is ${limits.maxBytes}`);
  }
  if (size === 0) throw new InvoiceReadError('EMPTY_DOCUMENT', 'The document is empty');
}

/**
 * Parses XML in one pass, within limits, without any document type declaration or external entity.
 * @throws InvoiceReadError with the code of what was refused.
 */
export function parseXml(source: Uint8Array | string, limits: ReadLimits): ParsedXml {
  checkSize(source, limits);
  const decoded = typeof source === 'string' ? source : decodeXml(source);
  const xml = decoded.charCodeAt(0) === 0xfeff ? decoded.slice(1) : decoded;
  const parser = new SaxesParser({ xmlns: false });
  const where = (): string => `line ${parser.line}, column ${parser.column}`;
  const builder = new DocumentBuilder(limits, where);
  parser.on('error', (error) => builder.refuse('MALFORMED_XML', `Not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', () => builder.refuse('DOCTYPE_REFUSED', 'Document type declarations are refused: send the invoice without DOCTYPE'));
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes));
  parser.on('closetag', () => builder.close());
  parser.on('text', (text) => builder.text(text));
  parser.on('cdata', (text) => builder.text(text));
  parser.write(xml).close();
  const { root } = builder;
  if (root === undefined) throw new InvoiceReadError('EMPTY_DOCUMENT', 'The document has no element');
  return { root, rootNamespace: builder.rootNamespace, occurrences: builder.occurrences };
}
