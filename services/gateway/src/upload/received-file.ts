import { PassThrough, type Readable } from 'node:stream';
import { fileName } from '@smartap/contracts';
import { AppError } from '@smartap/runtime';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

/** As long as an event carries. */
const LONGEST_MEDIA_TYPE = 255;

/** A file on its way in. */
export interface ReceivedFile {
  readonly body: Readable;
  readonly filename: string | undefined;
  readonly mediaType: string | undefined;
  /** False when its sender has gone: nobody waits for the answer. */
  isWanted(): boolean;
}

/**
 * The file of an upload, as a stream: the first file part of `multipart/form-data`, or the whole body.
 *
 * @throws AppError `REQUEST_INVALID` when there is none
 */
export async function receivedFile(request: FastifyRequest): Promise<ReceivedFile> {
  const isWanted = (): boolean => !request.raw.socket.destroyed;
  if (request.isMultipart()) {
    const part = await request.file();
    if (!part) throw new AppError('REQUEST_INVALID', 'The form has no file part. Send the document as a file field.');
    return { body: part.file, filename: named(part.filename), mediaType: declared(part.mimetype), isWanted };
  }
  const { body } = request;
  if (!isReadable(body)) throw new AppError('EMPTY_DOCUMENT', 'The request has no body. Send the document as the body or as multipart/form-data.');
  const filename = /filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(request.headers['content-disposition'] ?? '')?.[1];
  return { body: apart(body), filename: named(filename && decode(filename)), mediaType: declared(request.headers['content-type']), isWanted };
}

/**
 * The body as a stream that may be given up: the rest of the request is then read and dropped, so that the caller
 * gets the answer and not a broken connection.
 */
function apart(body: Readable): Readable {
  const own = new PassThrough();
  body.once('error', (error) => own.destroy(error));
  own.once('close', () => {
    // Before the pipe takes itself apart, which would pause the body: the caller's next request would wait behind it for ever.
    body.unpipe(own);
    if (!body.readableEnded) body.resume();
  });
  return body.pipe(own);
}

function isReadable(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body;
}

const named = (path: string | undefined): string | undefined => fileName(path ?? '') || undefined;

/** A media type, which is ASCII (RFC 6838), as it was named. */
const declared = (mediaType: string | undefined): string | undefined => mediaType?.replaceAll(/[^ -~]/g, '').slice(0, LONGEST_MEDIA_TYPE) || undefined;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
