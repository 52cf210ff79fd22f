import type { StatedLine } from '@smartap/en16931';
import * as lists from '../code-lists/index.js';
import { coded } from '../coded.js';
import { atLine, isSaid } from '../presence.js';
import { rule, type Rule, type RuleLayer } from '../rule.js';
import { texts } from '../texts.js';

const VERSION = '0.9';
const SCHEME = 'CVD';
const ATTRIBUTE = 'cva';
const CATEGORIES = new Set(['M1', 'M2', 'M3', 'N1', 'N2', 'N3']);
const DRIVES = new Set(['clean', 'zero-emission', 'other']);

const SCHEMES = lists.codeList(
  `${lists.CLASSIFICATION_SCHEMES.title}, with ${SCHEME}`,
  `XRechnung CVD ${VERSION}`,
  [...lists.CLASSIFICATION_SCHEMES.codes, SCHEME].join(' '),
);

type Asked = readonly [en: string, de: string];

const vehicles = ({ classifications }: StatedLine) => classifications.filter(({ scheme }) => scheme === SCHEME);
const drives = ({ attributes }: StatedLine) => attributes.filter(({ name }) => name === ATTRIBUTE);

function asks(id: string, terms: readonly string[], [en, de]: Asked, check: Rule['check'], follows: readonly string[] = []): Rule {
  return rule({
    id,
    terms,
    follows,
    text: texts(`Of vehicles, ${en} (${terms.join(', ')}).`, `Bei Fahrzeugen gilt: ${de} (${terms.join(', ')}).`),
    message: texts(
      `XRechnung asks of vehicles: ${en} (${terms.join(', ')}). The invoice has it otherwise; ask the seller for a corrected invoice.`,
      `XRechnung verlangt bei Fahrzeugen: ${de} (${terms.join(', ')}). Die Rechnung hat es anders; den Verkäufer um eine berichtigte Rechnung bitten.`,
    ),
    check,
  });
}

const onLines =
  (isRight: (line: StatedLine) => boolean): Rule['check'] =>
  ({ s }, report) =>
    s.lines.forEach((line, index) => {
      if (!isRight(line)) report({ place: atLine(line, index) });
    });

/** The use of XRechnung 3.0 for vehicles under the Clean Vehicles Directive (EU) 2019/1161: BR-DE-CVD. */
export const XRECHNUNG_VEHICLES: RuleLayer = {
  name: 'xrechnung-cvd',
  version: VERSION,
  title: 'XRechnung 3.0 of clean vehicles',
  replaces: ['BR-CL-13'],
  rules: [
    asks('BR-DE-CVD-01', ['BT-12'], ['the contract reference shall be given', 'die Vertragsnummer muss angegeben sein'], ({ s }, report) => {
      if (!isSaid(s.contractReference)) report();
    }),
    asks('BR-DE-CVD-02', ['BT-17'], ['the tender or lot reference shall be given', 'die Vergabenummer muss angegeben sein'], ({ s }, report) => {
      if (!isSaid(s.tenderReference)) report();
    }),
    asks(
      'BR-DE-CVD-03',
      ['BT-158-1', 'BT-160'],
      [
        `one line at least shall have a category of vehicle (${SCHEME}) and its drive (${ATTRIBUTE})`,
        `mindestens eine Zeile muss eine Fahrzeugkategorie (${SCHEME}) und ihren Antrieb (${ATTRIBUTE}) haben`,
      ],
      ({ s }, report) => {
        if (!s.lines.some((line) => vehicles(line).length > 0 && drives(line).length > 0)) report();
      },
    ),
    asks(
      'BR-DE-CVD-04',
      ['BT-158'],
      [
        `a category of vehicle (${SCHEME}) shall be one of ${[...CATEGORIES].join(', ')}`,
        `eine Fahrzeugkategorie (${SCHEME}) muss eine von ${[...CATEGORIES].join(', ')} sein`,
      ],
      onLines((line) => vehicles(line).every(({ value }) => CATEGORIES.has(value ?? ''))),
    ),
    asks(
      'BR-DE-CVD-05',
      ['BT-161'],
      [`the drive (${ATTRIBUTE}) shall be one of ${[...DRIVES].join(', ')}`, `der Antrieb (${ATTRIBUTE}) muss einer von ${[...DRIVES].join(', ')} sein`],
      onLines((line) => drives(line).every(({ value }) => DRIVES.has(value ?? ''))),
    ),
    asks(
      'BR-DE-CVD-06-a',
      ['BT-158-1', 'BT-160'],
      [
        `a line with a category of vehicle (${SCHEME}) shall have exactly one drive (${ATTRIBUTE})`,
        `eine Zeile mit Fahrzeugkategorie (${SCHEME}) muss genau einen Antrieb (${ATTRIBUTE}) haben`,
      ],
      onLines((line) => vehicles(line).length === 0 || drives(line).length === 1),
      ['BR-DE-CVD-03'],
    ),
    asks(
      'BR-DE-CVD-06-b',
      ['BT-158-1', 'BT-160'],
      [
        `a line with a drive (${ATTRIBUTE}) shall have exactly one category of vehicle (${SCHEME})`,
        `eine Zeile mit Antrieb (${ATTRIBUTE}) muss genau eine Fahrzeugkategorie (${SCHEME}) haben`,
      ],
      onLines((line) => drives(line).length === 0 || vehicles(line).length === 1),
      ['BR-DE-CVD-03'],
    ),
    coded('BR-TMP-CVD-01', ['BT-158-1'], [['classification', SCHEMES]]),
  ],
};
