/** Attributes of an element; those undefined are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' };
// Control characters that XML 1.0 has no way to write, and lone surrogates.
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escapeText(value: string): string {
  return value.replaceAll(UNWRITABLE, '').replaceAll(/[&<>\r]/g, (character) => ESCAPES[character] ?? character);
}

function escapeAttribute(value: string): string {
  return value.replaceAll(UNWRITABLE, '').replaceAll(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}

function startTag(name: string, attributes: Attributes): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) tag += ` ${key}="${escapeAttribute(value)}"`;
  return tag;
}

/** Writes XML in order; what has no content is not written. */
export class XmlWriter {
  private readonly parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  private depth = 0;

  /** An element with text; nothing when the text is undefined and `always` is not set. */
  leaf(name: string, value: string | undefined, attributes: Attributes = {}, always = false): void {
    if (value === undefined && !always) return;
    this.parts.push(`${this.indent()}${startTag(name, attributes)}>${escapeText(value ?? '')}</${name}>\n`);
  }

  /** An element with elements; taken back when its content writes nothing. */
  group(name: string, content: () => void, attributes: Attributes = {}): void {
    const start = this.parts.length;
    this.parts.push(`${this.indent()}${startTag(name, attributes)}>\n`);
    this.depth += 1;
    content();
    this.depth -= 1;
    if (this.parts.length === start + 1 && this.depth > 0) this.parts.pop();
    else this.parts.push(`${this.indent()}</${name}>\n`);
  }

  toString(): string {
    return this.parts.join('');
  }

  private indent(): string {
    return '  '.repeat(this.depth);
  }
}
