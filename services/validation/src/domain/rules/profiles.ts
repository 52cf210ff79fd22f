import { isItem, type Statement, type StatedLine } from '@smartap/en16931';
import type { Breach } from './rule.js';

/** A specification that is not EN 16931: it may state less, or has lines and charges that the standard does not know. */
export interface Profile {
  readonly name: string;
  /** What it is and whose. */
  readonly title: string;
  /** By what its specification identifier (BT-24) is known. */
  readonly sign: RegExp;
  /** Whether it leaves out what an e-invoice of the standard must state: of it only the rules for any invoice are asked. */
  readonly isPartial: boolean;
  /** Whether each part of a sum may be rounded for itself, so that the sum is a cent off for each. */
  readonly roundsParts: boolean;
  /** Rules of the standard that it does not ask. */
  readonly drops: ReadonlySet<string>;
}

/** What the artefacts of Factur-X 1.07 and EXTENDED-CTC-FR do not ask of their extended profiles. */
const DROPPED = [
  'BR-28',
  'BR-CO-17',
  'BR-CO-22',
  'BR-CO-24',
  'BR-O-02',
  'BR-O-03',
  'BR-O-04',
  'BR-O-11',
  'BR-O-12',
  'BR-O-13',
  'BR-O-14',
  'BR-S-10',
  'BR-Z-10',
  'BR-AF-10',
  'BR-AG-10',
];

/** Every profile that there is, the first that fits counting. BASIC and EN 16931 of Factur-X are none of them: they claim the standard. */
export const PROFILES: readonly Profile[] = [
  {
    name: 'extended',
    title: 'EXTENDED of Factur-X and ZUGFeRD 2, and EXTENDED-CTC-FR of France',
    sign: /:(?:factur-x\.eu|zugferd\.de):\dp0:extended$|:extended-ctc-fr$/i,
    isPartial: false,
    roundsParts: true,
    drops: new Set(DROPPED),
  },
  {
    name: 'basic-wl',
    title: 'BASIC WL of Factur-X and ZUGFeRD 2, which has no lines',
    sign: /:(?:factur-x\.eu|zugferd\.de):\dp0:basicwl$/i,
    isPartial: true,
    roundsParts: false,
    drops: new Set(),
  },
  {
    name: 'minimum',
    title: 'MINIMUM of Factur-X and ZUGFeRD 2, which has no lines and cannot say what was paid before',
    sign: /:(?:factur-x\.eu|zugferd\.de):\dp0:minimum$/i,
    isPartial: true,
    roundsParts: false,
    drops: new Set(['BR-CO-16']),
  },
  { name: 'zugferd1', title: 'ZUGFeRD 1, which is older than the standard', sign: /^urn:ferd:/i, isPartial: true, roundsParts: true, drops: new Set() },
  {
    name: 'elsewhere',
    title: 'Any other: Peppol PINT of Australia, Japan, Malaysia, New Zealand and Singapore, OIOUBL, older national ones',
    sign: /^(?!.*(?:en16931|xrechnung|poacc:billing))./i,
    isPartial: true,
    roundsParts: false,
    drops: new Set(),
  },
];

/** The profile that a specification identifier (BT-24) names; undefined: it is held to the standard as it stands, as is one that names none. */
export function profileFor(specificationId: string | undefined): Profile | undefined {
  return specificationId === undefined ? undefined : PROFILES.find(({ sign }) => sign.test(specificationId.trim()));
}

/** A statement as a profile counts it. */
export interface Counted {
  readonly statement: Statement;
  /** A breach where the document has it: without what does not count, lines have other places. */
  readonly found: (breach: Breach) => Breach;
}

const isCounted = (line: StatedLine): boolean => isItem(line) && [line.id, line.quantity, line.price, line.net].some((term) => term !== undefined);

/** What counts of a statement: its items without headings and lines that only tell, its charges with carriage and the like. */
export function countedBy({ isPartial }: Profile, s: Statement): Counted {
  const places = s.lines.flatMap((line, index) => (isCounted(line) ? [index] : []));
  return {
    statement: { ...s, isPartial: s.isPartial || isPartial, lines: s.lines.filter(isCounted), charges: [...s.charges, ...s.serviceCharges] },
    found: (breach) =>
      breach.place?.group === 'line' ? { ...breach, place: { ...breach.place, index: places[breach.place.index] ?? breach.place.index } } : breach,
  };
}

/** The only rules of the syntax that these profiles have taken over from the standard's. */
const SYNTAX_KEPT = new Set(['CII-SR-463', 'CII-SR-465', 'CII-SR-466', 'CII-DT-097']);

/** Whether a rule of the syntax is asked of a document of a profile. */
export const isSyntaxAsked = (profile: Profile | undefined, rule: string): boolean => profile === undefined || SYNTAX_KEPT.has(rule);
