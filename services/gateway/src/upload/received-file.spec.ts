import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { receivedFile } from './received-file.js';

/** A request whose body is the document. */
const request = (headers: Record<string, string>): FastifyRequest => ({ isMultipart: () => false, body: Readable.from(['x']), headers, raw: { socket: { destroyed: false } } }) as unknown as FastifyRequest;

describe(receivedFile, () => {
  it.each([
    ['attachment; filename="2026/Rechnung.pdf"', 'Rechnung.pdf'],
    ["attachment; filename*=UTF-8''Rechnung%20M%C3%A4rz%0A.pdf", 'Rechnung März_.pdf'],
    [String.raw`attachment; filename="C:\fakepath\a.xml"`, 'a.xml'],
    ['attachment; filename="a/"', undefined],
    ['attachment', undefined],
  ])('is called as its sender says, without folders: %s', async (disposition, filename) => {
    expect((await receivedFile(request({ 'content-disposition': disposition }))).filename).toBe(filename);
  });

  it('has the media type that its sender names', async () => {
    expect((await receivedFile(request({ 'content-type': 'application/pdf; name="ä"' }))).mediaType).toBe('application/pdf; name=""');
    expect((await receivedFile(request({}))).mediaType).toBeUndefined();
  });
});
