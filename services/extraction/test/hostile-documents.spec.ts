import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { ExtractionSettings } from '../dist/config.js';
import { assemblePdf, ENGLISH_PAGE, makePdf, stream } from '../dist/domain/testing/make-pdf.js';
import { ExtractionPool } from '../dist/worker/extraction.pool.js';

const pool = new ExtractionPool(Object.assign(new ExtractionSettings(), { EXTRACTION_MEMORY_MB: 64, EXTRACTION_TIMEOUT_SECONDS: 20 }));
afterAll(() => pool.onApplicationShutdown());

const MIB = 1024 * 1024;
/** A page that reads, with a file attached that unfolds to so much. */
function bomb(mib: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(mib * MIB, ' '));
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(factur-x.xml) 5 0 R] >> >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    stream('/Type /EmbeddedFile /Filter /FlateDecode', packed.toString('latin1')),
    '<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 4 0 R >> >>',
  ]);
}

describe('A thread that reads documents', () => {
  it('is ended when a packed stream unfolds to more than it may take outside its heap, and the next document is read', async () => {
    const [refused, read] = await Promise.all([pool.extract(bomb(256), {}), pool.extract(makePdf([ENGLISH_PAGE]), {})]);
    expect(refused).toMatchObject({ outcome: 'refused', reason: 'TOO_COMPLEX', message: expect.stringContaining('memory') as string });
    expect(read).toMatchObject({ outcome: 'extracted', invoice: { number: 'NW-20931' } });
  });

  it('reads on where it stays within its memory', async () => {
    expect(await pool.extract(bomb(8), {})).toMatchObject({ outcome: 'refused', reason: 'NO_TEXT_LAYER' });
  });
});
