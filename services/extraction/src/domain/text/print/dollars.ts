import { US_STATE_AND_CODE } from '../parties/postal/subdivisions.js';

/** A country that writes its own currency with a bare dollar sign, its pesos too, and what tells of it on a page. */
interface Dollar {
  readonly currency: string;
  readonly isDayFirst: boolean;
  readonly signs: RegExp;
}

const DOLLARS: readonly Dollar[] = [
  { currency: 'AUD', isDayFirst: true, signs: /\bA\.?B\.?N\b|\bACN\b|\bAUD\b|\b(?:NSW|VIC|QLD|TAS|ACT|SA|WA|NT)\s\d{4}\b|\bAustralia\b/ },
  {
    currency: 'NZD',
    isDayFirst: true,
    signs: /\bNZBN\b|\bNZD\b|\bNew Zealand\b|\bGST\b.{0,12}\b15(?:\.0+)? ?%|\b15(?:\.0+)? ?% GST\b|\bGST (?:no|number|reg).{0,12}\b\d{2,3}-\d{3}-\d{3}\b/i,
  },
  {
    currency: 'CAD',
    isDayFirst: false,
    signs: /\bGST\/HST\b|\bHST\b|\bTVQ\b|\bQST\b|\bRT ?\d{4}\b|\bCAD\b|\b[A-CEGHJ-NPR-TVXY]\d[A-Z] \d[A-Z]\d\b|\bCanada\b/,
  },
  { currency: 'SGD', isDayFirst: true, signs: /\bSGD\b|\bSingapore\b/ },
  { currency: 'MXN', isDayFirst: true, signs: /\bMXN\b|\bR\.?F\.?C\b|\bCFDI\b|\bM[ée]xico\b/ },
  { currency: 'CLP', isDayFirst: true, signs: /\bCLP\b|\bR\.?U\.?T\b|\bChile\b/ },
  { currency: 'COP', isDayFirst: true, signs: /\bCOP\b|\bDIAN\b|\bColombia\b/ },
  { currency: 'ARS', isDayFirst: true, signs: /\bARS\b|\bC\.?U\.?I\.?T\b|\bArgentina\b/ },
];
/** The codes of these currencies. */
const CODES = new RegExp(String.raw`\b(?:${DOLLARS.map(({ currency }) => currency).join('|')})\b`, 'g');
const US_DOLLARS = /\bUSD\b|\bUS\$/;
const AMERICAN = new RegExp(String.raw`${US_DOLLARS.source}|${US_STATE_AND_CODE.source}|\bU\.?S\.?A\b|\bUnited States\b`);

/** Whether a page speaks for the United States. */
export const isAmerican = (texts: readonly string[]): boolean => AMERICAN.test(texts.join('\n'));

/** Whose dollar a bare sign is, by its code where the pages print the one of another country: undefined where nothing on the pages speaks for one country alone, or something for the United States. */
export function dollarOf(texts: readonly string[]): Dollar | undefined {
  const text = texts.join('\n');
  const [code, ...more] = US_DOLLARS.test(text) ? [] : new Set(text.match(CODES));
  if (code !== undefined && more.length === 0) return DOLLARS.find(({ currency }) => currency === code);
  const [only, ...others] = AMERICAN.test(text) ? [] : DOLLARS.filter(({ signs }) => signs.test(text));
  return others.length > 0 ? undefined : only;
}
