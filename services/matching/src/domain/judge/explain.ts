import type { MatchVerdict } from '@smartap/contracts';
import { plainText, type Ratio } from '../model/ratio.js';
import { availableOf, leftOf, priceOf, type OrderLine, type Standing } from '../model/standing.js';
import { words, type Words } from './words.js';

/** The figures a verdict was taken by. */
export interface Figures {
  readonly paired: OrderLine;
  readonly standing: Standing;
  /** In order units. */
  readonly quantity: Ratio;
  /** Of one order unit, in the currency of the order. */
  readonly unitNet: Ratio;
}

const price = (value: Ratio): string => plainText(value, 6);

/** A verdict in plain words with its figures. */
export function explain(verdict: MatchVerdict, { paired: { order, line }, standing, quantity, unitNet }: Figures): Words {
  const where = `order ${order.number} line ${line.line}`;
  const wo = `Bestellung ${order.number} Position ${line.line}`;
  const asked = `${plainText(quantity)} ${line.unit}`;
  const isClosed = order.status === 'closed';
  switch (verdict) {
    case 'ALREADY_BILLED':
      return standing.billed.s > 0n
        ? words(`All of ${where} is billed already; ${asked} are billed again.`, () => `${wo} ist schon ganz berechnet; ${asked} werden noch einmal berechnet.`)
        : words(
            `Nothing is left on ${where}${isClosed ? ', which is closed' : ''}; ${asked} are billed.`,
            () => `Auf ${wo}${isClosed ? ', die geschlossen ist,' : ''} ist nichts mehr offen; ${asked} werden berechnet.`,
          );
    case 'OVER_QUANTITY':
      return quantity.s < 0n
        ? words(
            `${plainText(quantity.neg())} ${line.unit} are credited, but only ${plainText(standing.billed)} of ${where} were billed.`,
            () => `${plainText(quantity.neg())} ${line.unit} werden gutgeschrieben, aber nur ${plainText(standing.billed)} von ${wo} wurden berechnet.`,
          )
        : words(
            `${asked} are billed, but only ${plainText(leftOf(standing))} are left on ${where}${isClosed ? ', which is closed' : ''}.`,
            () => `${asked} werden berechnet, aber nur ${plainText(leftOf(standing))} sind auf ${wo}${isClosed ? ', die geschlossen ist,' : ''} noch offen.`,
          );
    case 'AWAITING_RECEIPT':
      return words(
        `${asked} of ${where} are billed and none has been received yet.`,
        () => `${asked} von ${wo} werden berechnet, und noch nichts davon ist eingegangen.`,
      );
    case 'PARTLY_RECEIVED':
      return words(
        `${asked} of ${where} are billed; ${plainText(availableOf(standing))} have been received and not billed.`,
        () => `${asked} von ${wo} werden berechnet; ${plainText(availableOf(standing))} sind eingegangen und nicht berechnet.`,
      );
    case 'PRICE_OVER':
    case 'PRICE_UNDER':
      return words(
        `${price(unitNet)} ${order.currency} a ${line.unit} are billed; ${where} says ${price(priceOf(line))}.`,
        () => `${price(unitNet)} ${order.currency} je ${line.unit} werden berechnet; ${wo} nennt ${price(priceOf(line))}.`,
      );
    default:
      return quantity.s < 0n
        ? words(
            `${plainText(quantity.neg())} ${line.unit} of ${where} are credited; ${plainText(standing.billed)} were billed.`,
            () => `${plainText(quantity.neg())} ${line.unit} von ${wo} werden gutgeschrieben; ${plainText(standing.billed)} wurden berechnet.`,
          )
        : words(
            `${asked} at ${price(unitNet)} ${order.currency} agree with ${where}.`,
            () => `${asked} zu ${price(unitNet)} ${order.currency} stimmen mit ${wo} überein.`,
          );
  }
}
