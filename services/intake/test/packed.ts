import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A ZIP archive of files, by path and content. */
export function packed(files: readonly (readonly [path: string, content: string | Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of files) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}

/** A mail kept as a file, with these attachments; a picture that is shown in its text has `inline`. */
export function mailed(files: readonly (readonly [filename: string, mediaType: string, content: string | Buffer, disposition?: 'inline'])[]): Buffer {
  const parts = files.map(([filename, mediaType, content, disposition = 'attachment']) =>
    [
      `Content-Type: ${mediaType}; name="${filename}"`,
      `Content-Disposition: ${disposition}; filename="${filename}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  );
  const head = [
    'From: Supplier <a@supplier.example>',
    'To: ap@buyer.example',
    'Subject: Invoice',
    'Date: Mon, 2 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="=_1"',
    '',
    '--=_1',
    'Content-Type: text/plain',
    '',
    'See the attachment.',
  ].join('\r\n');
  return Buffer.from([head, ...parts.map((part) => `--=_1\r\n${part}`), '--=_1--', ''].join('\r\n'));
}
