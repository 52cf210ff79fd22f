import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Functions } from '@embedpdf/pdfium';

/** What of WebAssembly is used here: its types are among those of browsers, which are no part of ours. */
const { WebAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly compile: (bytes: Uint8Array) => Promise<object>;
    readonly instantiate: (module: object, imports: object) => Promise<object>;
    readonly RuntimeError: new () => Error;
  };
};

/** The functions of PDFium (`public/fpdf*.h` of its source), which take and give numbers and addresses of its memory alone. */
type PdfiumCalls = Readonly<Record<keyof Functions | 'malloc' | 'free', (...args: number[]) => number>> & { readonly memory: { readonly buffer: ArrayBuffer } };

/** Kinds of what a page shows (`fpdf_edit.h`): a text, of any number of signs; a picture; what is drawn together. */
export const SHOWN = { text: 1, picture: 3, form: 5 } as const;

/** What a PDF may make the reader take: a sheet at 600 dpi in colour takes some 250 MB. */
const MOST_MEMORY = 512 * 1024 * 1024;
/** Memory is never given back but with the reader itself: one that has more is not used again. */
const MOST_KEPT = 96 * 1024 * 1024;
/** Room for what a function answers by address: four numbers of eight bytes, or a text as files say them of themselves. */
const ANSWER_BYTES = 512;

/** A fault of the PDF: something of it cannot be read, or is more than an invoice has. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault';

  constructor(
    message: string,
    readonly reason: 'UNREADABLE_PDF' | 'TOO_COMPLEX' = 'UNREADABLE_PDF',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An error of WebAssembly, or of a stack that a PDF has filled: what comes of the reader alone. */
const isOfReader = (error: unknown): boolean => error instanceof WebAssembly.RuntimeError || error instanceof RangeError || !(error instanceof Error);

/** The reader of PDFs, with a memory of its own. */
export class Pdfium {
  /** Where functions may write what they answer. */
  readonly answer: number;
  #floats: Float32Array;
  #doubles: Float64Array;

  constructor(readonly call: PdfiumCalls) {
    call.FPDF_InitLibrary();
    this.answer = call.malloc(ANSWER_BYTES);
    this.#floats = new Float32Array(call.memory.buffer);
    this.#doubles = new Float64Array(call.memory.buffer);
  }

  /** Bytes of its memory, until it takes more. */
  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.call.memory.buffer, address, length);
  }

  /** Room in its memory. @throws PdfFault where it has no more; must be freed */
  room(length: number): number {
    const address = this.call.malloc(length);
    if (address === 0) throw new PdfFault(`The PDF needs more than ${MOST_MEMORY} bytes to be read`);
    return address;
  }

  /** Works with room that is freed after it. */
  within<T>(length: number, work: (address: number) => T): T {
    const address = this.room(length);
    try {
      return work(address);
    } finally {
      this.call.free(address);
    }
  }

  /** A float that a function has written to `answer`: `call.FPDFText_GetMatrix(text, 0, answer)`, then `float(0)`. */
  float(index: number): number {
    // Memory that grew is another: the old one has no length then.
    if (this.#floats.length === 0) this.#floats = new Float32Array(this.call.memory.buffer);
    return this.#floats[this.answer / 4 + index] ?? 0;
  }

  /** A double that a function has written to `answer`. */
  double(index: number): number {
    if (this.#doubles.length === 0) this.#doubles = new Float64Array(this.call.memory.buffer);
    return this.#doubles[this.answer / 8 + index] ?? 0;
  }

  /** A text that a function writes as UTF-16 into so many bytes at an address, and says how many it is or would be. */
  text(write: (address: number, length: number) => number): string {
    const textAt = (address: number, bytes: number): string => Buffer.from(this.bytes(address, bytes)).toString('utf16le').replaceAll('\0', '');
    const length = write(this.answer, ANSWER_BYTES);
    if (length <= 2) return '';
    return length <= ANSWER_BYTES ? textAt(this.answer, length) : this.within(length, (address) => textAt(address, write(address, length)));
  }

  /**
   * Runs what reads a PDF.
   * @throws PdfFault for what the PDF brings the reader to: it is not used again then
   */
  reading<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (!isOfReader(cause)) throw cause;
      retire(this);
      throw new PdfFault('The PDF cannot be read', 'UNREADABLE_PDF', { cause });
    }
  }

  /** Whether another takes its place. */
  get isRetired(): boolean {
    return this !== current;
  }

  /** Gives back what a PDF took: of a reader that was brought down it goes with it, and one that is too large by then is not used again. */
  release(giveBack: () => void): void {
    if (this.isRetired) return;
    try {
      giveBack();
    } catch (error) {
      if (!isOfReader(error)) throw error;
      retire(this);
    }
    if (this.call.memory.buffer.byteLength > MOST_KEPT) retire(this);
  }
}

let compiled: Promise<object> | undefined;
let loading: Promise<Pdfium> | undefined;
let current: Pdfium | undefined;

function retire(pdfium: Pdfium): void {
  if (current === pdfium) [loading, current] = [undefined, undefined];
}

async function compile(): Promise<object> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')));
}

async function load(): Promise<Pdfium> {
  const module = await (compiled ??= compile());
  const { init } = await import('@embedpdf/pdfium');
  const { pdfium } = await init({
    printErr: () => undefined,
    instantiateWasm: (imports: { env: Record<string, (size: number) => unknown> }, receive: (instance: object, of: object) => void) => {
      const grow = imports.env.emscripten_resize_heap;
      const bounded = { ...imports, env: { ...imports.env, emscripten_resize_heap: (size: number) => size <= MOST_MEMORY && grow?.(size) } };
      void WebAssembly.instantiate(module, bounded).then((instance) => receive(instance, module));
      return {};
    },
  });
  current = new Pdfium(pdfium.wasmExports as unknown as PdfiumCalls);
  return current;
}

/** The reader of PDFs of this thread, loaded with the first PDF: XML alone never pays for it. */
export async function loadPdfium(): Promise<Pdfium> {
  return (loading ??= load());
}
