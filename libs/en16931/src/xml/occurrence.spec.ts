import { describe, expect, it } from 'vitest';
import { Occurrence } from './occurrence.js';

function holding(parent: Occurrence, ...names: readonly string[]): Occurrence[] {
  const children = names.map((name) => new Occurrence(name, {}, parent));
  parent.children.push(...children);
  return children;
}

describe(Occurrence, () => {
  it('stands where its path says, with a position where its name occurs more than once', () => {
    const root = new Occurrence('Invoice', {}, undefined);
    const [id, first] = holding(root, 'cbc:ID', 'cac:InvoiceLine');
    expect([root.path, id?.path, first?.path]).toEqual(['/Invoice', '/Invoice/cbc:ID', '/Invoice/cac:InvoiceLine']);
    const [second] = holding(root, 'cac:InvoiceLine');
    expect([first?.path, second?.path]).toEqual(['/Invoice/cac:InvoiceLine[1]', '/Invoice/cac:InvoiceLine[2]']);
  });

  it('tells its path at once among tens of thousands', () => {
    const children = holding(new Occurrence('Invoice', {}, undefined), ...Array.from({ length: 30_000 }, () => 'cbc:Note'));
    const startedAt = performance.now();
    expect(children.map(({ path }) => path).at(-1)).toBe('/Invoice/cbc:Note[30000]');
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});
