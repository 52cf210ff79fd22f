import type { Readable } from 'node:stream';

/** What {@link ObjectStore.put} may be told besides the bytes. */
export interface PutOptions {
  /** Largest object accepted, in bytes. The object is not kept when it is larger. Default: no limit. */
  readonly maxBytes?: number;
  /** Media type kept with the object where the store can (S3); a folder has no place for it. */
  readonly contentType?: string;
}

/** What was stored: counted and hashed while the bytes went by, so no second read is needed. */
export interface StoredObject {
  readonly sizeBytes: number;
  /** SHA-256 of the bytes, 64 lower-case hex digits. */
  readonly sha256: string;
}

/** What is known of an object without reading it. */
export interface ObjectHead {
  readonly sizeBytes: number;
}

/** An object as {@link ObjectStore.list} finds it. */
export interface ListedObject {
  readonly key: string;
  /** When it was put. */
  readonly modifiedAt: Date;
}

/** What {@link ObjectStore.read} may be told. */
export interface ReadOptions {
  /** Largest object that is taken into memory, in bytes. Default {@link READ_MAX_BYTES}. */
  readonly maxBytes?: number;
}

/**
 * A store of immutable byte strings under keys such as `<tenant>/<invoice>/original`.
 *
 * An object appears whole or not at all: a crash or a failing source never leaves a part of it under its key. A second
 * `put` to a key replaces the object at once. Keys obey {@link assertObjectKey}. Every method throws `AppError`: codes
 * `OBJECT_KEY_INVALID`, `OBJECT_NOT_FOUND`, `OBJECT_TOO_LARGE` (none retryable) and `OBJECT_STORE_UNAVAILABLE`
 * (retryable). A failure of the source stream is thrown as it is.
 */
export interface ObjectStore {
  /**
   * Stores `body` under `key`. A stream is never held in memory as a whole.
   * @throws `OBJECT_TOO_LARGE` past `opts.maxBytes`; nothing is kept then.
   */
  put(key: string, body: Readable | Uint8Array, opts?: PutOptions): Promise<StoredObject>;
  /**
   * Opens the object for streaming. The caller consumes or destroys the stream.
   * @throws `OBJECT_NOT_FOUND`
   */
  get(key: string): Promise<Readable>;
  /**
   * The whole object in memory.
   * @throws `OBJECT_NOT_FOUND`; `OBJECT_TOO_LARGE` past `opts.maxBytes`
   */
  read(key: string, opts?: ReadOptions): Promise<Buffer>;
  /**
   * The first `bytes` bytes (fewer when the object is shorter), for sniffing what it is.
   * @throws `OBJECT_NOT_FOUND`
   */
  readStart(key: string, bytes: number): Promise<Buffer>;
  /** Size of the object, `undefined` when there is none. Also the cheapest probe of the store itself. */
  head(key: string): Promise<ObjectHead | undefined>;
  /**
   * Every object whose key begins with `prefix/`, in no order, found while it is asked for: what is put or removed
   * meanwhile may or may not be among them.
   */
  list(prefix: string): AsyncIterable<ListedObject>;
  /** Removes the object; removing what is not there succeeds. */
  delete(key: string): Promise<void>;
}

/** Default bound of {@link ObjectStore.read}, 64 MiB: twice the largest document taken in, a fraction of a process's memory. */
export const READ_MAX_BYTES = 64 * 1024 * 1024;

/** Nest injection token of the {@link ObjectStore} that `StorageModule` provides. */
export const OBJECT_STORE = Symbol('OBJECT_STORE');
