import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../root.js';
import { documentedValues } from './documented-values.js';
import { generatedFiles } from './generated-files.js';
import { serviceSchema } from './values-schema.js';
import { valuesTable } from './values-table.js';

describe(generatedFiles.name, () => {
  it.each([...generatedFiles()])('%s is fresh: npm run charts makes it', (path, content) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(content);
  });
});

const VALUES = `
image:
  # -- Tag of the image.
  tag: ''
# -- What a pod asks for.
resources:
  requests:
    cpu: 1
# -- Pods.
replicas: 2
`;

describe(documentedValues.name, () => {
  it('gives each setting with its path, words and default; a described map is one setting', () => {
    expect(documentedValues(VALUES, 'values.yaml')).toEqual([
      { path: 'image.tag', description: 'Tag of the image.', value: '' },
      { path: 'resources', description: 'What a pod asks for.', value: { requests: { cpu: 1 } } },
      { path: 'replicas', description: 'Pods.', value: 2 },
    ]);
  });

  it('names a setting that says nothing of itself', () => {
    expect(() => documentedValues('a:\n  # -- Is said.\n  b: 1\n  c: 2\n', 'x/values.yaml')).toThrow('x/values.yaml: a.c has no "# --" comment.');
  });
});

describe(serviceSchema.name, () => {
  it('knows types and bounds, and no key that the values do not have', () => {
    expect(serviceSchema(documentedValues(VALUES, 'values.yaml'))).toMatchObject({
      additionalProperties: false,
      properties: {
        enabled: { type: 'boolean' },
        global: { type: 'object' },
        image: { type: 'object', additionalProperties: false, properties: { tag: { type: 'string' } } },
        replicas: { type: 'integer', minimum: 0 },
      },
    });
  });
});

describe(valuesTable.name, () => {
  it('keeps a pipe in a cell', () => {
    expect(valuesTable([{ path: 'a', description: 'one | two', value: 'x' }])).toBe('| setting | is | default |\n|---|---|---|\n| `a` | one \\| two | `"x"` |');
  });
});
