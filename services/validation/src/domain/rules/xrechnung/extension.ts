import type { StatedLine, StatedSubLine, StatedThirdPartyPayment } from '@smartap/en16931';
import { dec, fixed, roundTo, sum, type Decimal } from '@smartap/runtime';
import * as lists from '../code-lists/index.js';
import { coded } from '../coded.js';
import type { Facts } from '../facts.js';
import { atLine, isSaid } from '../presence.js';
import { orZero } from '../reckon.js';
import { rule, type Rule, type RuleLayer } from '../rule.js';
import { texts } from '../texts.js';

const VERSION = '3.0';
/** What the extension adds to the schemes of identifiers: digital health applications. */
const HEALTH_APPS = ['XR01', 'XR02', 'XR03'];
const CENTS = 2;
const MISSING = '—';

const wider = ({ title, codes }: lists.CodeList, ...more: readonly string[]): lists.CodeList =>
  lists.codeList(`${title}, with ${more.join(', ')}`, `XRechnung ${VERSION}`, [...codes, ...more].join(' '));
const SCHEMES = wider(lists.IDENTIFIER_SCHEMES, ...HEALTH_APPS);

/** A line with those under it, and they with theirs. */
const withUnder = (line: StatedSubLine): StatedSubLine[] => [line, ...line.subLines.flatMap(withUnder)];
const isSum = ({ net, subLines }: Pick<StatedLine, 'net' | 'subLines'>, { amount }: Facts): boolean =>
  subLines.length === 0 || orZero(amount(net)).eq(sum(subLines.map((each) => orZero(amount(each.net)))));

function onLines(
  id: string,
  parts: Pick<Rule, 'terms'> & Partial<Rule>,
  [en, de]: readonly [string, string],
  isRight: (line: StatedLine, facts: Facts) => boolean,
): Rule {
  return rule({
    id,
    text: texts(`${en}.`, `${de}.`),
    message: texts(
      `The extension of XRechnung asks: ${en}. Ask the seller for a corrected invoice.`,
      `Die Erweiterung der XRechnung verlangt: ${de}. Den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: (facts, report) =>
      facts.s.lines.forEach((line, index) => {
        if (!isRight(line, facts)) report({ place: atLine(line, index) });
      }),
    ...parts,
  });
}

function onPayments(
  id: string,
  term: string,
  [en, de]: readonly [string, string],
  isRight: (payment: StatedThirdPartyPayment, facts: Facts) => boolean,
  follows: readonly string[] = [],
): Rule {
  return rule({
    id,
    terms: [term],
    follows,
    text: texts(`Of what a third party has paid, ${en} (${term}).`, `Von dem, was ein Dritter gezahlt hat, ${de} (${term}).`),
    message: texts(
      `Of what a third party has paid, ${en} (${term}). Ask the seller for a corrected invoice.`,
      `Von dem, was ein Dritter gezahlt hat, ${de} (${term}). Den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check: (facts, report) => {
      for (const payment of facts.s.thirdPartyPayments) if (!isRight(payment, facts)) report();
    },
  });
}

/** What is due by the other totals and by what third parties have paid; undefined when a part is missing. */
function dueBy({ s: { totals, thirdPartyPayments }, amount }: Facts): Decimal | undefined {
  const withVat = amount(totals?.withVat);
  return withVat
    ?.minus(orZero(amount(totals?.paid)))
    .plus(orZero(amount(totals?.rounding)))
    .plus(sum(thirdPartyPayments.map((each) => orZero(amount(each.amount)))));
}

const DUE: Rule = rule({
  id: 'BR-DEX-09',
  terms: ['BT-115', 'BT-112', 'BT-113', 'BT-114', 'BT-DEX-002'],
  text: texts(
    'Amount due (BT-115) shall be total with VAT (BT-112) − paid (BT-113) + rounding (BT-114) + third party payments (BT-DEX-002).',
    'Der fällige Betrag (BT-115) muss Summe mit Umsatzsteuer (BT-112) − gezahlt (BT-113) + Rundung (BT-114) + Zahlungen Dritter (BT-DEX-002) sein.',
  ),
  message: texts(
    'The amount due (BT-115) is stated as {stated}, but follows as {computed} from the other totals and third party payments. Ask the seller for a corrected invoice.',
    'Der fällige Betrag (BT-115) ist mit {stated} angegeben, aus den anderen Summen und den Zahlungen Dritter folgt aber {computed}. Den Verkäufer um eine berichtigte Rechnung bitten.',
  ),
  check: (facts, report) => {
    const { totals } = facts.s;
    const [stated, exact] = [facts.amount(totals?.due), dueBy(facts)];
    if (totals === undefined || (stated !== undefined && exact !== undefined && roundTo(stated, CENTS).eq(roundTo(exact, CENTS)))) return;
    const computed = exact === undefined ? MISSING : fixed(dec(exact), CENTS);
    report({ values: { stated: totals.due ?? MISSING, computed }, expected: computed, actual: totals.due ?? MISSING });
  },
});

/** The extension of XRechnung 3.0: lines under lines, payments of third parties, more codes. BR-DEX. */
export const XRECHNUNG_EXTENSION: RuleLayer = {
  name: 'xrechnung-extension',
  version: VERSION,
  title: 'The extension of XRechnung 3.0',
  replaces: ['BR-CO-16', 'BR-CL-10', 'BR-CL-11', 'BR-CL-21', 'BR-CL-24', 'BR-CL-25', 'BR-CL-26'],
  rules: [
    coded('BR-DEX-01', ['BT-125-1'], [['mediaType', wider(lists.MEDIA_TYPES, 'application/xml')]]),
    onLines(
      'BR-DEX-02',
      { severity: 'warning', terms: ['BT-131', 'BG-DEX-01'] },
      [
        'the net amount of a line (BT-131) should be the sum of the lines under it (BG-DEX-01)',
        'der Nettobetrag einer Zeile (BT-131) soll die Summe der Zeilen unter ihr (BG-DEX-01) sein',
      ],
      (line, facts) => isSum(line, facts) && line.subLines.flatMap(withUnder).every((each) => isSum(each, facts)),
    ),
    onLines(
      'BR-DEX-03',
      { terms: ['BG-DEX-01', 'BG-DEX-06'] },
      [
        'a line under another (BG-DEX-01) shall have exactly one VAT category (BG-DEX-06)',
        'eine Zeile unter einer anderen (BG-DEX-01) muss genau eine Umsatzsteuerkategorie haben (BG-DEX-06)',
      ],
      ({ subLines }) => subLines.flatMap(withUnder).every(({ taxes }) => taxes.length === 1),
    ),
    coded('BR-DEX-04', ['BT-29-1', 'BT-46-1', 'BT-60-1'], [['partyScheme', SCHEMES]]),
    coded('BR-DEX-05', ['BT-30-1', 'BT-47-1', 'BT-61-1'], [['registrationScheme', SCHEMES]]),
    coded('BR-DEX-06', ['BT-157-1'], [['itemScheme', SCHEMES]]),
    coded('BR-DEX-07', ['BT-34-1', 'BT-49-1'], [['endpointScheme', wider(lists.ADDRESS_SCHEMES, ...HEALTH_APPS)]]),
    coded('BR-DEX-08', ['BT-71-1'], [['deliveryScheme', SCHEMES]]),
    DUE,
    onPayments('BR-DEX-10', 'BT-DEX-001', ['the kind shall be given', 'muss die Art angegeben sein'], ({ kind }) => isSaid(kind)),
    onPayments('BR-DEX-11', 'BT-DEX-002', ['the amount shall be given', 'muss der Betrag angegeben sein'], ({ amount }) => isSaid(amount), ['BR-DEX-09']),
    onPayments('BR-DEX-12', 'BT-DEX-003', ['a description shall be given', 'muss eine Beschreibung angegeben sein'], ({ description }) => isSaid(description)),
    onPayments(
      'BR-DEX-13',
      'BT-DEX-002',
      ['the amount shall have two decimals at most', 'darf der Betrag höchstens zwei Nachkommastellen haben'],
      ({ amount = '' }) => (amount.split('.')[1] ?? '').length <= CENTS,
    ),
    onPayments(
      'BR-DEX-14',
      'BT-DEX-002',
      ['the amount shall be in the currency of the invoice (BT-5)', 'muss der Betrag in der Währung der Rechnung (BT-5) sein'],
      ({ currency }, { s }) => currency === s.currency,
    ),
    onLines(
      'BR-DEX-15',
      { severity: 'warning', terms: ['BG-25'] },
      ['in CII a line should not say that it is under another', 'in CII soll keine Zeile sagen, dass sie unter einer anderen steht'],
      ({ parentLine }) => parentLine === undefined,
    ),
  ],
};
