import { describe, expect, it } from 'vitest';
import { importsOf } from './imports-of.js';

describe(importsOf, () => {
  it('finds every form of import', () => {
    const source = [
      "import { a } from 'a';",
      "import type { B } from 'b';",
      "import 'c';",
      "export * from 'd';",
      'const e = await import("e");',
      "import {\n  f,\n  g,\n} from 'f';",
      "type H = import('h').H;",
      "const i = require('i');",
    ].join('\n');
    expect(importsOf(source)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h', 'i']);
  });

  it('passes over comments and text', () => {
    expect(importsOf("// import 'a'\n/* import x from 'b' */\nconst url = 'https://c'; // from 'd'")).toEqual([]);
  });
});
