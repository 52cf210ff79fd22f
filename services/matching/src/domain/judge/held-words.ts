import type { OrderInput } from '@smartap/contracts';
import type { Bill, BillLine } from '../model/bill.js';
import type { OrderLine } from '../model/standing.js';
import { refOf } from './to-text.js';
import { words, type Words } from './words.js';

/** Why lines are held as a whole, and what to do. */

export const ofOtherSeller = (order: string | undefined): Words =>
  words(`Order ${order} is one of another seller.`, () => `Bestellung ${order} ist eine eines anderen Verkäufers.`);

/** Which order line of several a person must say. */
export function oneOfSeveral(name: string, candidates: readonly OrderLine[]): Words {
  const refs = candidates.map(refOf);
  return words(
    `${name} may be ${refs.map((ref) => `line ${ref.orderLine} of order ${ref.orderNumber}`).join(' or ')}: a person must say which.`,
    () => `${name} kann ${refs.map((ref) => `Position ${ref.orderLine} der Bestellung ${ref.orderNumber}`).join(' oder ')} sein: jemand muss sagen, welche.`,
  );
}

function ordersNamed(orders: readonly OrderInput[], one: string, several: string): string {
  const numbers = orders.map((order) => order.number);
  return numbers.length === 1 ? `${one} ${numbers[0]}` : `${several} ${numbers.slice(0, 5).join(', ')}`;
}

/** No order line is like it; `number` is the one that the line names. */
export const nothingLike = (name: string, orders: readonly OrderInput[], number: string | null): Words =>
  words(
    `No line of ${ordersNamed(orders, 'order', 'the orders')} is ${number === null ? '' : `numbered ${number} or `}near ${name}.`,
    () =>
      `Keine Position von ${ordersNamed(orders, 'Bestellung', 'den Bestellungen')} ${number === null ? '' : `hat die Nummer ${number} oder `}kommt ${name} nahe.`,
  );

export const notKnown = (order = '?'): Words => words(`Order ${order} is not known.`, () => `Bestellung ${order} ist nicht bekannt.`);

export const notKnownYet = (order = '?'): Words =>
  words(
    `Order ${order} is not known here yet. It is matched as soon as the order arrives.`,
    () => `Bestellung ${order} ist hier noch nicht bekannt. Sobald sie kommt, wird abgeglichen.`,
  );

export const billsNothing = (): Words => words('It bills nothing.', () => 'Sie berechnet nichts.');

export const outOfPeriod = (issueDate: string, { number, from, to }: { readonly number: string; readonly from: string; readonly to: string }): Words =>
  words(
    `The invoice is of ${issueDate}; agreement ${number} runs from ${from} to ${to}.`,
    () => `Die Rechnung ist vom ${issueDate}; die Vereinbarung ${number} läuft vom ${from} bis ${to}.`,
  );

/** A release is in another currency than its contract. */
export const contractElsewhere = (order: OrderInput, contract: OrderInput): Words =>
  words(
    `Order ${order.number} is in ${order.currency}, contract ${contract.number} of which it is a release in ${contract.currency}: what is left of the contract cannot be told.`,
    () =>
      `Bestellung ${order.number} ist in ${order.currency}, der Vertrag ${contract.number}, aus dem sie abruft, in ${contract.currency}: was vom Vertrag noch offen ist, lässt sich nicht sagen.`,
  );

export const noRate = ({ currency, issueDate }: Bill, order: OrderInput): Words =>
  words(
    `The invoice is in ${currency}, order ${order.number} in ${order.currency}, and no rate of ${issueDate ?? 'its date'} is known.`,
    () => `Die Rechnung ist in ${currency}, Bestellung ${order.number} in ${order.currency}, und kein Kurs vom ${issueDate ?? 'Rechnungstag'} ist bekannt.`,
  );

export const noFactor = ({ unit }: BillLine, { order, line }: OrderLine): Words =>
  words(
    `Unit ${unit ?? '?'} of the invoice cannot be converted to ${line.unit} of order ${order.number}.`,
    () => `Die Einheit ${unit ?? '?'} der Rechnung lässt sich nicht in ${line.unit} der Bestellung ${order.number} umrechnen.`,
  );
