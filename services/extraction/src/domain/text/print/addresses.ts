import { squeeze } from './fold.js';
import { textOfLines, type Line } from './line.js';

/** What the mail and web addresses of a document say. */
export interface Addresses {
  /** The names in them, as often as they are printed: `luc@auvieuxfour.fr` speaks for `Au vieux four`. */
  domains: string[];
  /** The boxes at providers of mail: `mohantools21@gmail.com` speaks for `Mohan Tools`. */
  boxes: string[];
}

const PROVIDER = /^(?:gmail|yahoo|hotmail|outlook|email|example|fake|localhost|mail|gmx|web)$/;
/** What registries of some countries have under them: `co.uk`, `com.au`. */
const SECOND_LEVEL = /\.(?:co|com|org|net|ltd|plc)(?=\.[a-z]{2}$)/i;
const LEAST_DOMAIN = 4;
const LEAST_BOX = 6;

/** The mail and web addresses of lines. */
export function addressesOf(lines: readonly Line[]): Addresses {
  const text = textOfLines(lines);
  // Of `www.auvieuxfour.fr` a recogniser may lose a dot.
  const found = [...text.matchAll(/(?:@|www\.|https?:\/\/(?:www\.)?)((?:[\w-]+\.)+[a-z]{2,}|[\w-]+ [a-z]{2,3}(?![\w.-]))/gi)].map((match) => match[1] ?? '');
  const domains = found.map((domain) =>
    squeeze(
      domain
        .replace(/^www\./, '')
        .replace(SECOND_LEVEL, '')
        .split(/[. ]/)
        .at(-2) ?? '',
    ),
  );
  const boxes = [...text.matchAll(/([\w.-]+)@(?:gmail|yahoo|hotmail|outlook|gmx|web)\./gi)].map((match) => squeeze(match[1] ?? '').replaceAll(/\d+$/g, ''));
  return { domains: domains.filter((label) => label.length >= LEAST_DOMAIN && !PROVIDER.test(label)), boxes: boxes.filter((box) => box.length >= LEAST_BOX) };
}
