import { oncePerText } from '@smartap/runtime';
import { LANGUAGES } from '../../print/labels/index.js';
import { behindPhrase, isPhrase } from '../../print/says.js';
import { isReached } from '../address-signs.js';
import { cleanName } from './clean-name.js';
import { FORMS } from './legal-forms.js';

/** What stands before the name of who trades under another: `Nimbus is a trading name of Olson Ltd`. */
const TRADES_FOR = new RegExp(String.raw`\b(?:${LANGUAGES.flatMap(({ names }) => names.tradesFor).join('|')})\s+(?=\p{Lu})`, 'u');

/** What stands before the name of whose business it is: `Inh. Muster GmbH`. */
const OWNER = new RegExp(`^(?:${LANGUAGES.flatMap(({ names }) => names.owners).join('|')})[.:]\\s+`, 'iu');

/** What stands before whom a page names as a party or whose account it is, in words enough to be no part of a name: `Sold by Muster Ltd`, `BACS to Muster Ltd`. */
const INTRODUCED: ReadonlySet<string> = new Set(
  LANGUAGES.flatMap(({ labels }) =>
    [...(labels.sellerSection ?? []), ...(labels.buyerSection ?? []), ...(labels.accountHolder ?? [])].flatMap(([phrase]) =>
      phrase.includes(' ') ? [phrase] : [],
    ),
  ),
);

/** A name ends long before; to look for one takes the square of what is looked through. */
const LONGEST_LINE = 300;

/** What a German form is joined to: `Kurhotel Muster Betriebs-GmbH`. */
const COMPOUND = String.raw`(?<=\s\p{Lu}\p{Ll}{3,20})-(?=(?:G?mbH|KG|AG|OHG|UG)\b)`;

const LEGAL_FORM = new RegExp(String.raw`^(.*?[\p{L}\p{N}&].*?(?:[\s,]|${COMPOUND})(?:${FORMS}))(?=$|[\s,;:•●·|–(]|-(?!\d)|\.\s\p{Lu})`, 'u');
const FORM_ALONE = new RegExp(`^(?:${FORMS})$`, 'u');
/** Forms that stand before the name. */
const FORM_FIRST =
  /^(?:SARL|S\.A\.R\.L\.|SASU?|S\.A\.S\.|EURL|E\.U\.R\.L\.|SCI|SELARL|SNC|GIE|GAEC|EARL|Asunto Oy|As\.? Oy|Kiinteistö Oy|Tmi|P\.?P?\.?H\.?U\.?|F\.?H\.?U\.?)\s\p{Lu}[^,;:•●·|()–]{2,60}?(?=\s(?:au capital|-|–|[,;•●·|(])|[,;•●·|(]|$)/u;

/** What is no name: telephone numbers, and what numbers of parties and pages are called by. */
export const NOT_A_NAME =
  /^\W*\+?\d[\d\s()/.-]{6,}$|(?<!\p{L})(?:iban|bic|swift|gln|siret|siren|page|seite|kvk|hrb|hra|duns)(?!\p{L})|\b(?:vat|gst)\s(?:no|reg|number|id)\b|^(?:(?:gln|nr|no)(?!\p{L})|n[°º]|(?:pr|vr|gnr)\s\d)|^soci[eé]t[eé]\s(?:[\p{Ll}\s]+\s)?au\scapital\b/iu;

/** Whether a text names who trades under another name. */
export const tradesForOther = (text: string): boolean => TRADES_FOR.test(text);

/** Whether a text is a legal form without a name: it ends the name in the line above. */
export const isLegalForm = (text: string): boolean => FORM_ALONE.test(cleanName(text));

/** Legal forms that are no abbreviation with a full stop of their own. */
const WITHOUT_STOP = /\s(?:Ltd|LTD|Limited|LLP|LLC|plc|PLC|GmbH|AG|KG|SE|AB|AS|ApS|BV|NV|SA|SAS|SARL|SL)\.$/;

/** Whether a full stop behind a name may be its own: `Inc.`, and never `GmbH.`. */
export const mayEndWithStop = (name: string): boolean => !WITHOUT_STOP.test(`${name}.`);

/** In running text a full stop behind a legal form ends the sentence: `Calder Ltd. Registered in England and Wales`. */
const withoutStop = (name: string, rest: string): string => (WITHOUT_STOP.test(name) && /^\s\p{Lu}\S*\s\S+\s\S/u.test(rest) ? name.slice(0, -1) : name);

/** What a branch is called. */
const BRANCHES: ReadonlySet<string> = new Set(LANGUAGES.flatMap(({ names }) => names.branches));
const LONGEST_BRANCH = 2;
/** What stands before it and behind it and says where it is: `Irish Branch`, `Zweigniederlassung Deutschland`, `Oddział w Polsce`. */
const BEFORE_BRANCH = /^\p{Lu}[\p{L}-]+$/u;
const BEHIND_BRANCH = /^(?:\s(?:\p{Ll}{1,2}\s)?\p{Lu}[\p{L}-]+)?(?=$|[,;])/u;

/** How a name goes on behind its legal form where it is that of a branch; nothing where it is not. */
function branchIn(rest: string): string {
  const [lead = ''] = /^(?:,\s*|\s+)/u.exec(rest) ?? [];
  const words = rest.slice(lead.length).split(/\s+/);
  const from = BEFORE_BRANCH.test(words[0] ?? '') && !isPhrase(words[0] ?? '', BRANCHES) ? 1 : 0;
  const length = lead === '' ? undefined : [LONGEST_BRANCH, 1].find((count) => isPhrase(words.slice(from, from + count).join(' '), BRANCHES));
  if (length === undefined) return '';
  const called = words
    .slice(0, from + length)
    .join(' ')
    .replace(/[,;.]$/, '');
  const [behind] = BEHIND_BRANCH.exec(rest.slice(lead.length + called.length)) ?? [];
  return behind === undefined ? '' : `${lead}${called}${behind}`;
}

/** The name of a company up to its legal form, when the text begins with one. */
export const companyName = oncePerText((text): string | undefined => {
  // A legal form stands beside a name.
  if (!/[\s,]/.test(text)) return undefined;
  const whole = cleanName(text.slice(0, LONGEST_LINE).split(TRADES_FOR).at(-1) ?? '').replace(OWNER, '');
  const name = FORM_ALONE.test(whole) ? undefined : (LEGAL_FORM.exec(whole)?.[1] ?? FORM_FIRST.exec(whole)?.[0]);
  const isTown = name !== undefined && (/^\s*\d{4,5}\b/.test(whole.slice(name.length)) || /^\d{4,5}\s[A-Z]{2}$/.test(name));
  const isName =
    name !== undefined &&
    !isTown &&
    name.length <= 70 &&
    name.split(/\s+/).length <= 10 &&
    !isReached(name) &&
    !NOT_A_NAME.test(name) &&
    /^[„"]?[\p{Lu}\d]/u.test(name) &&
    !/[:•●|]/.test(name);
  if (!isName) return undefined;
  const own = cleanName(withoutStop(name, whole.slice(name.length)) + branchIn(whole.slice(name.length)));
  return behindPhrase(own, INTRODUCED) || own;
});

/**
 * The denomination of a French company: its form follows it by law, with the capital, and is no part of it
 * (Code de commerce, L223-1 and R123-238). Only where the page states that mention by itself: else the form is printed as part of the name.
 */
export function denomination(name: string, page: string): string {
  const [, bare = '', form = ''] = /^(.*\S)\s+(SARL|SASU?|SA|EURL|SCI|SELAS|SELARL|SCP|SNC)$/.exec(name) ?? [];
  // `Muster SAS, SAS au capital de …`: what is repeated behind the name is a part of it.
  if (form !== '' && page.includes(`${name}, ${form} au capital`)) return name;
  // So is what a line of its own prints with its form, as the letter head does.
  const whole = `${cleanName(bare)} ${form}`;
  if (form !== '' && page.split('\n').includes(whole)) return whole;
  if (/\s[-–—]$/.test(bare)) return cleanName(bare);
  return form !== '' && new RegExp(`(?<![\\p{L}\\d.&]\\s?)${form} au capital (?:social )?(?:variable )?de\\s`, 'iu').test(page) ? cleanName(bare) : name;
}
