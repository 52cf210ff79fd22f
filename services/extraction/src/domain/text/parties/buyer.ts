import type { ExtractionContext } from '../../outcome.js';
import type { Found } from '../found.js';
import type { Reading } from '../print/reading.js';
import { isAboveAddress } from './above-address.js';
import { isSalutation } from './address-signs.js';
import { withFirmBelow } from './firm-below.js';
import { isSameName } from './names/clean-name.js';
import { companyName } from './names/company-name.js';
import { isPersonsName } from './names/persons-name.js';
import { addressBlock } from './recipient/address-block.js';
import { attended } from './recipient/attended.js';
import { LETTER_ADDRESS } from './recipient/letter-block.js';
import { windowBlock } from './recipient/letter-window.js';
import { lineBelowSeller } from './recipient/line-below-seller.js';
import { namesInSections } from './sections.js';
import { withLineBelow } from './seller/split-name.js';
import { findTenant } from './tenant.js';

/** Whether a name begins as that of a person does, who may only be the guest or the contact of whom a letter goes to: `M. Durand`. */
const isPerson = (name: string): boolean => name.includes(' ') && isSalutation(name.split(' ')[0] ?? '');

const FIRST_AND_LAST = 2;

/** Whether who is named under a heading of the buyer rather is who ordered: first and last name, and no address below. */
const isOrderer = (reading: Reading, named: Found): boolean =>
  named.value.split(' ').length === FIRST_AND_LAST && isPersonsName(named.value) && companyName(named.value) === undefined && !isAboveAddress(reading, named);

/** The buyer: the tenant by name, else under a heading, else the address of the letter. */
export function findBuyer(reading: Reading, context: ExtractionContext, sellerNames: readonly string[]): Found | undefined {
  const found = findTenant(reading, context);
  const named = found === undefined ? namedBuyer(reading, sellerNames) : undefined;
  if (named === undefined) return found;
  const whole = withLineBelow(reading, named);
  return whole.value === named.value ? withFirmBelow(reading, named, sellerNames) : whole;
}

/** Who is named under a heading, else in the address of the letter. */
function namedBuyer(reading: Reading, sellerNames: readonly string[]): Found | undefined {
  const headed = namesInSections(reading, 'buyerSection').find((each) => !sellerNames.some((name) => name === each.value));
  // A heading of few words is sure of a company.
  const isSure = headed !== undefined && (headed.confidence >= LETTER_ADDRESS || companyName(headed.value) === headed.value);
  if (isSure && !isPerson(headed.value) && !isOrderer(reading, headed)) return headed;
  const inWindow = windowBlock(reading);
  const isOther = inWindow !== undefined && !sellerNames.some((name) => isSameName(name, inWindow.value));
  return (
    (isOther ? inWindow : undefined) ?? lineBelowSeller(reading, sellerNames) ?? addressBlock(reading, sellerNames) ?? headed ?? attended(reading, sellerNames)
  );
}
