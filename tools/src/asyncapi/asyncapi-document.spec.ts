import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../root.js';
import { asyncApiDocument } from './asyncapi-document.js';

// The parser's severities are those of the language server protocol: 0 is an error.
const ERROR = '0';

describe(asyncApiDocument.name, () => {
  it('is what docs/asyncapi.yaml holds: npm run asyncapi makes it anew', () => {
    expect(readFileSync(join(ROOT, 'docs', 'asyncapi.yaml'), 'utf8')).toBe(asyncApiDocument());
  });

  it('is valid AsyncAPI 3.0', async () => {
    const { document, diagnostics } = await new Parser().parse(asyncApiDocument());
    expect(diagnostics.filter((found) => String(found.severity) === ERROR).map((found) => `${found.path.join('/')}: ${found.message}`)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });
});
