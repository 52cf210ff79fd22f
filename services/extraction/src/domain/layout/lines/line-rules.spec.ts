import { emptyLine } from '@smartap/en16931';
import { describe, expect, it } from 'vitest';
import type { PrintedItem } from '../../text/table/find-items.js';
import { areNamed, lineBy, rulesFor, type ReadItem } from './line-rules.js';

/** An item with texts in its column of names, each a line below the one before; what is read of it is the first. */
function anItem(texts: readonly string[], { quantity = '2', price = '5', holds = false } = {}): ReadItem {
  const snippets = texts.map((text, index) => ({ text, words: [], box: [0, 0, 0, 0] as [number, number, number, number], page: 1, y: 100 + index * 11, size: 9, column: 1 }));
  const row = { net: { value: '10', y: 100 }, quantity: { value: quantity }, price: { value: price }, holds };
  const item = { words: { name: texts[0], named: snippets }, row } as unknown as PrintedItem;
  return { item, reach: 0, line: { ...emptyLine(), quantity, net: '10', price: { net: price }, item: { ...emptyLine().item, ...(texts[0] === undefined ? {} : { name: texts[0] }) } } };
}

const stated = (name: string, values: { quantity?: string; price?: string } = { quantity: '2', price: '5' }) => ({
  ...emptyLine(), net: '10', ...(values.quantity === undefined ? {} : { quantity: values.quantity }), price: values.price === undefined ? {} : { net: values.price }, item: { ...emptyLine().item, name },
});

describe(rulesFor, () => {
  it.each([
    ['what a first line goes on in, of names of one line', ['Rotor'], 'Rotor', { name: 'wrapped', nameEnd: '' }],
    ['all that stands together', ['Rotor blade of', 'hardened steel'], 'Rotor blade of hardened steel', { name: 'together', nameEnd: '' }],
    ['what comes after the first line', ['KX-1', 'Rotor'], 'Rotor', { name: 'rest', nameEnd: '' }],
    ['what stands before a colon', ['Rotor: of steel'], 'Rotor', { name: 'wrapped', nameEnd: ':' }],
    ['what stands before a colon of several lines', ['Rotor blade', 'long: of steel'], 'Rotor blade long', { name: 'together', nameEnd: ':' }],
  ] as const)('finds that the name is %s', (_, texts, name, rule) => {
    expect(rulesFor([[stated(name), anItem(texts)]])).toMatchObject(rule);
  });

  it('takes the first line alone where several items show more below it', () => {
    const pairs = ['Rotor', 'Blade', 'Gasket'].map((name) => [stated(name), anItem([name, 'of steel'])] as const);
    expect(rulesFor(pairs)).toMatchObject({ name: 'first', nameEnd: '' });
  });

  it('learns of one item that a text follows its name, which then goes on in all lines but the last', () => {
    const rules = rulesFor([[stated('Rotor'), anItem(['Rotor', 'of steel'])]]);
    expect(rules).toMatchObject({ name: 'read', isFollowed: true });
    const read = anItem(['Rotor blade', 'for mills', 'of steel']);
    const whole = { ...read, line: { ...read.line, item: { ...read.line.item, name: 'Rotor blade for mills of steel' } } };
    expect(lineBy(rules, whole).item.name).toBe('Rotor blade for mills');
    expect(lineBy(rules, read).item.name).toBe('Rotor blade');
  });

  it('finds that a vendor states no prices or quantities', () => {
    expect(rulesFor([[stated('Rotor', {}), anItem(['Rotor'])]])).toMatchObject({ quantity: 'none', price: 'none' });
  });

  it('takes nothing away that multiplies', () => {
    expect(rulesFor([[stated('Rotor', {}), anItem(['Rotor'], { holds: true })]])).toMatchObject({ quantity: 'read', price: 'read' });
  });

  it('learns nothing of names that are not printed as stated', () => {
    const pairs = [[stated('Blade, rotating'), anItem(['KX-1', 'Rotor'])]] as const;
    const rules = rulesFor(pairs);
    expect(rules).toMatchObject({ name: 'read', nameEnd: '' });
    expect(areNamed(rules, pairs)).toBe(false);
  });
});

describe(lineBy, () => {
  it('makes a line by the rules, and leaves out what is never stated', () => {
    const line = lineBy({ name: 'rest', nameEnd: ':', quantity: 'read', price: 'none' }, anItem(['KX-1', 'Rotor: of steel']));
    expect(line).toMatchObject({ quantity: '2', net: '10', price: {}, item: { name: 'Rotor' } });
    expect(line.price).toEqual({});
  });
});
