// Each by itself, as the checks of VAT ids.
import { validate as abn } from 'stdnum/lib/cjs/au/abn.js';
import { validate as acn } from 'stdnum/lib/cjs/au/acn.js';
import { validate as enterprise } from 'stdnum/lib/cjs/be/vat.js';
import { validate as uid } from 'stdnum/lib/cjs/ch/uid.js';
import { validate as ico } from 'stdnum/lib/cjs/cz/ico.js';
import { validate as cvr } from 'stdnum/lib/cjs/dk/cvr.js';
import { validate as ytunnus } from 'stdnum/lib/cjs/fi/ytunnus.js';
import { validate as siren } from 'stdnum/lib/cjs/fr/siren.js';
import { validate as siret } from 'stdnum/lib/cjs/fr/siret.js';
import { validate as norwegian } from 'stdnum/lib/cjs/no/orgnr.js';
import { validate as regon } from 'stdnum/lib/cjs/pl/regon.js';
import { validate as swedish } from 'stdnum/lib/cjs/se/orgnr.js';
import { validate as uen } from 'stdnum/lib/cjs/sg/uen.js';

/** Reckons the check digits of a number of a register. */
const CHECKS = { siren, siret, cvr, norwegian, swedish, ytunnus, ico, enterprise, abn, acn, uid, regon, uen } as const;

/** Registers of companies whose numbers have check digits. */
export type Register = keyof typeof CHECKS;

/**
 * Whether the check digits of a number in a register of companies hold.
 *
 * @param number as printed or compact
 * @example isProvenRegistration('siren', '303 265 045') // true
 */
export const isProvenRegistration = (register: Register, number: string): boolean => CHECKS[register](number).isValid;
