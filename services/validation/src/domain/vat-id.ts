/** Structure of VAT ids by country prefix (Directive 2006/112/EC, art. 215, and national rules), without check digits. */
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
