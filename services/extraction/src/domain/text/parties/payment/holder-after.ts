import { textOf } from '../../../pdf/word.js';
import { phraseAfter } from '../../print/phrase-after.js';
import type { Found } from '../../found.js';
import { squeeze } from '../../print/fold.js';
import type { LabelHit } from '../../print/hits/label-hits.js';
import { isOfAccount, LANGUAGES } from '../../print/labels/index.js';
import type { Reading } from '../../print/reading.js';
import { lineBelow } from '../../print/next-line.js';
import { companyName } from '../names/company-name.js';

const QUOTING = LANGUAGES.flatMap(({ quoting }) => quoting.map((phrase) => phrase.split(' ')));

/** Where a sentence goes on with what the payment is to say, in words, of which its line may end with the first; -1 where it does not. */
const quotes = (words: readonly string[]): number =>
  words.findIndex((_, at) => at > 0 && QUOTING.some((phrase) => phrase.every((word, index) => squeeze(words[at + index] ?? (index > 0 ? word : '')) === word)));

/** A company whose name goes on in the line below: a line of text may end within it. */
function wholeCompany(reading: Reading, index: number, { line }: LabelHit, found: Found): Found {
  const isWithin = companyName(found.value) === undefined && line.words.at(-1)?.box[2] === found.box[2];
  const whole = isWithin ? companyName(`${found.value} ${lineBelow(reading, index)?.text.replace(/\.$/, '') ?? ''}`) : undefined;
  return whole?.startsWith(`${found.value} `) === true ? { ...found, value: whole } : found;
}

/** A name without the account behind it in its line: `Titulaire : Jeanne Roth — IBAN FR76 …`, `Account name Muster Ltd, sort code 30-90-14`. */
function withoutAccount({ labels }: Reading, index: number, { line, to }: LabelHit, found: Found): Found {
  const isAfterComma = (from: number): boolean => line.words[from - 1]?.text.endsWith(',') === true;
  const account = labels[index]?.find(({ field, from }) => from > to + 1 && (isOfAccount(field) || (field === 'other' && isAfterComma(from))));
  const value = account === undefined ? '' : textOf(line.words.slice(to + 1, account.from)).replace(/^[:\s]+|[\s,;:—–·|-]+$/g, '');
  return value !== '' && found.value.startsWith(value) ? { ...found, value } : found;
}

/** What stands behind the label of who holds an account, up to what the payment is to say: `t.n.v. Roth & Zn. onder vermelding van`; the whole company where its line ends within the name. */
export function holderAfter(reading: Reading, index: number, hit: LabelHit): Found | undefined {
  const whole = phraseAfter(reading, index, hit);
  if (whole === undefined) return undefined;
  const found = withoutAccount(reading, index, hit, whole);
  const words = found.value.split(' ');
  const end = quotes(words);
  return end < 0
    ? wholeCompany(reading, index, hit, found)
    : {
        ...found,
        value: words
          .slice(0, end)
          .join(' ')
          .replace(/[,;:]$/, ''),
      };
}
