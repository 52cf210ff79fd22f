import { stdnum } from 'stdnum';

/** Structure of VAT ids by country prefix (Directive 2006/112/EC, art. 215, and national rules). */
const STRUCTURES: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/, BE: /^[01]?\d{9}$/, BG: /^\d{9,10}$/, CY: /^\d{8}[A-Z]$/, CZ: /^\d{8,10}$/, DE: /^\d{9}$/, DK: /^\d{8}$/, EE: /^\d{9}$/, EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/, FI: /^\d{8}$/, FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/, HR: /^\d{11}$/, HU: /^\d{8}$/, IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/, IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/, LU: /^\d{8}$/, LV: /^\d{11}$/, MT: /^\d{8}$/, NL: /^\d{9}B\d{2}$/, PL: /^\d{10}$/, PT: /^\d{9}$/, RO: /^\d{2,10}$/, SE: /^\d{12}$/, SI: /^\d{8}$/,
  SK: /^\d{10}$/, XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, GB: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, NO: /^\d{9}(MVA)?$/, CHE: /^\d{9}(MWST|TVA|IVA)?$/,
};

/** A VAT id in upper case without spaces and punctuation. */
export function compactVatId(vatId: string): string {
  return vatId.replaceAll(/[^A-Za-z0-9+*]/g, '').toUpperCase();
}

/** Whether a VAT id has the structure of its country; one of a country without a rule here passes. */
export function isValidVatId(vatId: string): boolean {
  const id = compactVatId(vatId);
  const country = id.startsWith('CHE') ? 'CHE' : id.slice(0, 2);
  const structure = STRUCTURES[country];
  return structure === undefined || structure.test(id.slice(country.length));
}

/** By what name the check digits of a country are reckoned; of one that has none here, they are not asked. */
const CHECKS: Readonly<Record<string, readonly [country: string, name: string]>> = {
  AT: ['AT', 'uid'], BE: ['BE', 'vat'], BG: ['BG', 'vat'], CHE: ['CH', 'vat'], CY: ['CY', 'vat'], CZ: ['CZ', 'dic'], DE: ['DE', 'vat'], DK: ['DK', 'cvr'], EE: ['EE', 'kmkr'], EL: ['GR', 'vat'],
  ES: ['ES', 'nif'], FI: ['FI', 'alv'], FR: ['FR', 'tva'], GB: ['GB', 'vat'], HR: ['HR', 'oib'], HU: ['HU', 'anum'], IE: ['IE', 'vat'], IT: ['IT', 'iva'], LT: ['LT', 'pvm'], LU: ['LU', 'tva'],
  LV: ['LV', 'pvn'], MT: ['MT', 'vat'], NL: ['NL', 'btw'], NO: ['NO', 'orgnr'], PL: ['PL', 'nip'], PT: ['PT', 'nif'], RO: ['RO', 'cif'], SE: ['SE', 'vat'], SI: ['SI', 'ddv'], SK: ['SK', 'dph'], XI: ['GB', 'vat'],
};

const MOD_97 = 97n;

/** Dutch traders without a legal person have had numbers of their own since 2020, right by ISO 7064 MOD 97-10. */
function isDutchTrader(id: string): boolean {
  const digits = [...id].map((char) => (char >= 'A' ? String(char.charCodeAt(0) - 55) : char)).join('');
  return id.startsWith('NL') && /^\d+$/.test(digits) && BigInt(digits) % MOD_97 === 1n;
}

/** What is wrong with a VAT id: its structure, or else its check digits; undefined when nothing is. */
export function faultOfVatId(vatId: string): 'structure' | 'check digits' | undefined {
  if (!isValidVatId(vatId)) return 'structure';
  const id = compactVatId(vatId);
  const country = id.startsWith('CHE') ? 'CHE' : id.slice(0, 2);
  const [of = '', name = ''] = CHECKS[country] ?? [];
  const check = stdnum[of]?.[name];
  if (check === undefined || isDutchTrader(id)) return undefined;
  const number = id.slice(country.length).replace(/(?:MVA|MWST|TVA|IVA)$/, '');
  const asked = country === 'CHE' ? `CHE${number}MWST` : number;
  return check.validate(asked).isValid ? undefined : 'check digits';
}
