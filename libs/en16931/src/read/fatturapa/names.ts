import { tableOf } from '../table-of.js';

const TYPES = tableOf<string>({ TD02: '386', TD03: '386', TD04: '381', TD05: '383', TD08: '381', TD09: '383' });
const CATEGORIES = tableOf<string>({ N1: 'O', N2: 'O', N3: 'Z', N4: 'E', N5: 'E', N6: 'AE', N7: 'O' });
// prettier-ignore
const MEANS = tableOf<string>({ MP01: '10', MP02: '20', MP03: '23', MP05: '30', MP08: '48', MP09: '49', MP10: '49', MP11: '49', MP15: '30', MP16: '49', MP19: '59', MP20: '59', MP21: '59' });

/** UNTDID 1001 of TipoDocumento: invoices, advances, credit and debit notes, fees; the TD16 to TD28 are invoices of special cases. */
export function typeCodeOf(tipo: string | undefined): string | undefined {
  if (tipo === undefined) return undefined;
  return TYPES[tipo] ?? (/^TD\d\d$/.test(tipo) ? '380' : tipo);
}

/** UNTDID 5305 of Natura, the reason why no VAT is charged. */
export function categoryOf(natura: string | undefined): string {
  if (natura === undefined) return 'S';
  if (natura.startsWith('N3.1')) return 'G';
  if (natura.startsWith('N3.2')) return 'K';
  return CATEGORIES[natura.slice(0, 2)] ?? 'E';
}

/** UNTDID 4461 of ModalitaPagamento; 1 (not defined) for those without a counterpart. */
export function meansOf(modalita: string | undefined): string | undefined {
  if (modalita === undefined) return undefined;
  return MEANS[modalita] ?? '1';
}
