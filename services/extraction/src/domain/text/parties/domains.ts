import { squeeze } from '../print/fold.js';
import type { Reading } from '../print/reading.js';

/** The names in mail and web addresses, as often as they are printed: `tony@aubonmoulin.fr` speaks for `Au bon moulin`. */
function allDomains(reading: Reading): string[] {
  const text = reading.lines.map((line) => line.row.text).join('\n');
  // Of `www.aubonmoulin.fr` a recogniser may lose a dot.
  const found = [...text.matchAll(/(?:@|www\.|https?:\/\/(?:www\.)?)((?:[\w-]+\.)+[a-z]{2,}|[\w-]+ [a-z]{2,3}(?![\w.-]))/gi)].map((match) => match[1] ?? '');
  const labels = found.map((domain) => squeeze(domain.replace(/^www\./, '').split(/[. ]/).at(-2) ?? ''));
  return labels.filter((label) => label.length >= 4 && !/^(?:gmail|yahoo|hotmail|outlook|email|example|fake|localhost|mail|gmx|web)$/.test(label));
}

/** The names in mail and web addresses, each once. */
export const domains = (reading: Reading): string[] => [...new Set(allDomains(reading))];

/** The box of an address at a provider of mail: `diliptyres16@gmail.com` speaks for `Dilip Tyres`. */
export function mailBoxes(reading: Reading): string[] {
  const text = reading.lines.map((line) => line.row.text).join('\n');
  return [...text.matchAll(/([\w.-]+)@(?:gmail|yahoo|hotmail|outlook|gmx|web)\./gi)].map((match) => squeeze(match[1] ?? '').replaceAll(/\d+$/g, '')).filter((box) => box.length >= 6);
}

/** Whether the name in an address is that of a company, written together. */
export function speaksFor(domain: string, name: string): boolean {
  const squeezed = squeeze(name);
  return squeezed.length >= 4 && (squeezed.includes(domain) || domain.includes(squeezed));
}

/** Whether most of the mail and web addresses on the pages speak for a name: that of the buyer may be printed too. */
export function isCorroborated(reading: Reading, name: string): boolean {
  const found = allDomains(reading);
  return found.filter((domain) => speaksFor(domain, name)).length * 2 > found.length;
}
