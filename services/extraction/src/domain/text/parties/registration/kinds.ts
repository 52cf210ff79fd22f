import type { Register } from '@smartap/tax-ids';

/** A kind of number by which a register of companies knows its members (BT-30, BT-47). */
export interface RegistrationKind {
  /** The scheme (ISO/IEC 6523 ICD); none where the register has no code. */
  readonly scheme?: string;
  /** How its check digits are reckoned, where it has some. */
  readonly register?: Register;
  /** What it is called, folded as labels are. */
  readonly labels: readonly string[];
  /** The number in capitals without spaces and punctuation; what its first group catches is the value. */
  readonly form: RegExp;
  /** What stands before the number in its value, which is as printed: a court has several registers. */
  readonly prefix?: string;
  /** Its value has the strokes it is printed with. */
  readonly asPrinted?: boolean;
  /** So many words may stand between the label and the number: the town of the court, the country of the register. */
  readonly gap?: number;
  /** What it is called may stand behind it too. */
  readonly mayFollow?: boolean;
  /** The prefix of the VAT ids that have the number in them. */
  readonly vat?: string;
  /** So many figures of it are in the VAT id; all where it is not said. */
  readonly vatFigures?: number;
  /** The law wants it on the letters of the company itself: nobody prints it of another. */
  readonly isImprint?: boolean;
  /** The prefix of the VAT id that the company must have: elsewhere the label means other numbers too. */
  readonly within?: string;
}

/** Some courts put letters of towns they have taken over behind their numbers: `HRB 12345 B`. */
const GERMAN = /^(\d{1,6}(?:B|P|CB|FF|HL|KI|PI|FL|NM)?)$/;

/** Registers by what invoices call their numbers; of two numbers of one company the earlier kind is taken. */
// prettier-ignore
export const KINDS: readonly RegistrationKind[] = [
  { scheme: '0002', register: 'siren', vat: 'FR', gap: 4, mayFollow: true, labels: ['siren', 'n siren', 'numero siren', 'rcs', 'r c s', 'n rcs', 'immatriculee au rcs', 'siren rcs'], form: /^(\d{9})$/ },
  { scheme: '0009', register: 'siret', vat: 'FR', vatFigures: 9, labels: ['siret', 'n siret', 'numero siret', 'siren siret'], form: /^(\d{14})$/ },
  { scheme: '0106', gap: 3, isImprint: true, labels: ['kvk', 'kvk nummer', 'kvk nr', 'kvknummer', 'kvknr', 'k v k', 'kvk n', 'kamer van koophandel', 'chamber of commerce', 'coc'], form: /^(\d{8})$/ },
  { scheme: '0208', register: 'enterprise', vat: 'BE', gap: 3, labels: ['ondernemingsnummer', 'ondernemingsnr', 'kbo', 'kbo nr', 'kbo nummer', 'bce', 'n bce', 'numero d entreprise', 'n d entreprise', 'n entreprise', 'rpr', 'rpm', 'r p m', 'r p r', 'company number', 'enterprise number'], form: /^(?:BE)?([01]\d{9})$/ },
  { scheme: '0184', register: 'cvr', vat: 'DK', labels: ['cvr', 'cvr nr', 'cvr nummer', 'cvr no', 'cvrnr', 'cvr se nr', 'cvr n'], form: /^(?:DK)?(\d{8})$/ },
  { scheme: '0192', register: 'norwegian', vat: 'NO', gap: 1, labels: ['org nr', 'orgnr', 'organisasjonsnummer', 'organisasjonsnr', 'org nummer', 'foretaksregisteret', 'foretaksnr', 'enhetsregisteret', 'org no'], form: /^(?:NO)?(\d{9})(?:MVA)?$/ },
  { scheme: '0007', register: 'swedish', vat: 'SE', labels: ['org nr', 'orgnr', 'organisationsnummer', 'organisationsnr', 'org nummer', 'org no', 'organisation no', 'organization no'], form: /^(\d{10})$/ },
  { scheme: '0212', register: 'ytunnus', vat: 'FI', asPrinted: true, labels: ['y tunnus', 'ytunnus', 'ly tunnus', 'fo nummer', 'fo nr', 'business id'], form: /^(\d{8})$/ },
  { scheme: '0154', register: 'ico', vat: 'CZ', labels: ['ico', 'ic', 'ico dodavatele', 'ico odberatele'], form: /^(\d{8})$/ },
  { scheme: '0183', register: 'uid', vat: 'CHE', gap: 1, labels: ['uid', 'uid nr', 'uid nummer', 'ide', 'n ide', 'idi', 'unternehmens id', 'unternehmens identifikationsnummer', 'handelsregister nr', 'firmennummer'], form: /^(CHE\d{9})(?:MWST|TVA|IVA|HR)?$/ },
  { scheme: '0151', register: 'abn', vat: 'AU', labels: ['abn', 'a b n', 'abn no'], form: /^(\d{11})$/ },
  { scheme: '0195', register: 'uen', gap: 1, labels: ['uen', 'uen no', 'co reg no', 'company reg no', 'company registration no', 'roc no', 'gst reg no', 'gst reg'], form: /^(\d{8,9}[A-Z]|[TSR]\d{2}[A-Z]{2}\d{4}[A-Z])$/ },
  { register: 'acn', isImprint: true, labels: ['acn', 'a c n'], form: /^(\d{9})$/ },
  { prefix: 'HRB', isImprint: true, labels: ['hrb', 'hrb nr', 'hr b', 'h r b'], form: GERMAN },
  { prefix: 'HRA', isImprint: true, labels: ['hra', 'hra nr', 'hr a', 'h r a'], form: GERMAN },
  { prefix: 'PR', within: 'DE', isImprint: true, labels: ['pr', 'pr nr', 'partnerschaftsregister', 'partnerschaftsregister nr'], form: GERMAN },
  { prefix: 'VR', within: 'DE', isImprint: true, labels: ['vr', 'vr nr', 'vereinsregister', 'vereinsregister nr'], form: GERMAN },
  { prefix: 'GsR', within: 'DE', isImprint: true, labels: ['gsr', 'gsr nr', 'gesellschaftsregister'], form: GERMAN },
  { prefix: 'GnR', isImprint: true, labels: ['gnr', 'gnr nr', 'genossenschaftsregister'], form: /^(\d{1,6})$/ },
  { prefix: 'FN', gap: 1, isImprint: true, labels: ['fn', 'fn nr', 'firmenbuchnummer', 'firmenbuchnr', 'firmenbuch nr', 'fb nr', 'fbnr', 'firmenbuch'], form: /^(?:FN)?(\d{3,6}[A-Z])$/ },
  {
    gap: 7, isImprint: true, form: /^((?:SC|NI|OC|SO|NC|FC|SL|LP)\d{6}|\d{7,8})$/,
    labels: [
      'company no', 'company number', 'company reg no', 'company reg', 'company registration no', 'company registration number', 'company registration', 'co reg no', 'co no', 'companies house no', 'companies house number',
      'registered no', 'registered number', 'registered company no', 'registered company number', 'registered in england', 'registered in scotland', 'registered in wales', 'registered in northern ireland', 'registered in great britain', 'registered in the uk',
      'incorporated in england', 'incorporated in scotland', 'company registered in england', 'reg in england', 'registration number', 'registration no',
    ],
  },
  { within: 'IE', gap: 6, isImprint: true, labels: ['company no', 'company number', 'company reg no', 'company reg', 'company registration no', 'company registration number', 'registered no', 'registered number', 'registered in ireland', 'registered in dublin', 'reg in ireland', 'reg in dublin', 'incorporated in ireland', 'registered in the republic of ireland', 'cro', 'cro no', 'cro number'], form: /^(\d{5,6})$/ },
  { gap: 1, isImprint: true, asPrinted: true, labels: ['reg', 'reg no', 'reg nr', 'reg number', 'registration no', 'registration number', 'registration nr', 'company reg', 'company reg no', 'company registration', 'company registration no', 'company registration number', 'co reg no', 'co reg nr', 'ck', 'ck no', 'maatskappy reg nr'], form: /^((?:19|20)\d{8}(?:0[6-9]|1\d|2[0-6]|3[01]))$/ },
  { isImprint: true, labels: ['nzbn', 'nzbn no', 'nzbn number'], form: /^(94\d{11})$/ },
  { isImprint: true, gap: 1, labels: ['business number', 'business no', 'business no bn', 'cra business number', 'numero d entreprise', 'ne'], form: /^(\d{9}RC\d{4})$/ },
  { isImprint: true, labels: ['neq', 'n neq', 'no neq'], form: /^(1[1-9]\d{8})$/ },
  { isImprint: true, labels: ['llpin', 'llpin no'], form: /^([A-Z]{3}\d{4})$/ },
  { isImprint: true, gap: 1, asPrinted: true, labels: ['reg com', 'nr reg com', 'nr ord reg com', 'registrul comertului', 'reg comertului', 'nr inregistrare'], form: /^(J\d{7,14})$/ },
  { isImprint: true, gap: 1, asPrinted: true, labels: ['cegjegyzekszam', 'cegjegyzek szam', 'cg', 'cgj'], form: /^(\d{10})$/ },
  { isImprint: true, gap: 1, labels: ['trade licence no', 'trade license no', 'trade licence', 'trade license', 'commercial licence no'], form: /^(\d{4,8}|CN\d{6,8})$/ },
  { isImprint: true, gap: 1, labels: ['cr no', 'c r no', 'commercial registration', 'commercial registration no', 'commercial registration number', 'commercial register no', 'br no', 'business registration no', 'business registration number'], form: /^(\d{7,10})$/ },
  { isImprint: true, gap: 1, asPrinted: true, labels: ['ssm', 'ssm no', 'roc no', 'co no', 'company no', 'co reg no', 'company reg no', 'company registration no'], form: /^(\d{12}|\d{5,7}[A-Z])$/ },
  { gap: 2, isImprint: true, labels: ['rea', 'r e a', 'n rea', 'numero rea', 'rea n'], asPrinted: true, form: /^([A-Z]{2}\d{4,7}|\d{5,7})$/ },
  { gap: 6, isImprint: true, labels: ['c r c', 'crc', 'matriculada na c r c', 'matriculada na crc', 'registada na c r c', 'registada na crc', 'conservatoria do registo comercial', 'cons reg com'], form: /^(\d{9})$/ },
  { gap: 1, isImprint: true, labels: ['krs', 'nr krs', 'numer krs', 'krs nr'], form: /^(\d{10})$/ },
  { gap: 1, isImprint: true, asPrinted: true, labels: ['hoja', 'hoja n', 'hoja num', 'hoja registral'], form: /^([A-Z]{1,3}\d{3,7})$/ },
  { register: 'regon', labels: ['regon', 'nr regon', 'numer regon'], form: /^(\d{9}(?:\d{5})?)$/ },
  { gap: 3, isImprint: true, labels: ['rcs luxembourg', 'r c s luxembourg', 'r c luxembourg'], form: /^(B\d{3,6})$/ },
  { isImprint: true, labels: ['legal registration', 'legal registration identifier', 'legal registration id', 'seller legal registration', 'seller legal registration identifier', 'buyer legal registration', 'buyer legal registration identifier'], form: /^([A-Z]{0,4}\d{5,14}[A-Z]?)$/ },
  { isImprint: true, labels: ['cin', 'cin no'], form: /^([LU]\d{5}[A-Z]{2}\d{4}[A-Z]{3}\d{6})$/ },
];

/** Words that say that the number behind them is another. */
// prettier-ignore
export const OF_OTHERS: ReadonlySet<string> = new Set(['vat', 'tax', 'charity', 'tel', 'telephone', 'phone', 'fax', 'mobile', 'tva', 'btw', 'iban', 'bic', 'ust', 'mwst', 'piva', 'nip', 'customer', 'account', 'sort', 'fca', 'capital', 'siret', 'ape', 'naf', 'dic', 'regon', 'krs', 'bdo']);
