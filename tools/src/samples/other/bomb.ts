import type { Prng } from '../prng.js';

/** "Billion laughs": nine levels of ten entities each inside an invoice. */
export function bombXml(random: Prng): string {
  const names = Array.from({ length: 10 }, (_, level) => `lol${level}`);
  const entities = names.map((name, level) => `  <!ENTITY ${name} "${level === 0 ? 'ha' : `&${names[level - 1] ?? ''};`.repeat(10)}">`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Invoice [
${entities.join('\n')}
]>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>B-${random.digits(8)}</cbc:ID>
  <cbc:Note>&lol9;</cbc:Note>
</Invoice>
`;
}
