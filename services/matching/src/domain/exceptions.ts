import { textsOf, type MatchResult, type MatchVerdict } from '@smartap/contracts';
import { joinTexts, sameText, texts, type Texts } from '@smartap/en16931';

/** Who has to see to a cause, and what they can do. */
export interface Handling {
  /** Role that has to see to it. */
  readonly owner: 'clerk' | 'controller';
  readonly next: string;
}

const RECEIPT = 'Post the receipt when the goods are there, or ask the supplier for the day of delivery. It goes on by itself.';
const LINK = 'Say which order line each line bills (link), code what needs no order where the policy asks for codings, or reject what was not ordered.';
const QUANTITY = 'Dispute what is too much, amend the order if it was agreed, or accept it with a reason.';
const PRICE = 'Dispute the price, amend the order if it was agreed, or accept it with a reason.';

const HANDLING: Readonly<Record<MatchVerdict, Handling>> = {
  MATCHED: { owner: 'clerk', next: 'Nothing.' },
  WITHIN_TOLERANCE: { owner: 'clerk', next: 'Nothing.' },
  NO_ORDER: { owner: 'clerk', next: 'Nothing.' },
  CODING_REQUIRED: { owner: 'clerk', next: 'Code its lines: GL account and cost centre. What the past of the vendor suggests needs no more than a yes.' },
  AWAITING_RECEIPT: { owner: 'clerk', next: RECEIPT },
  PARTLY_RECEIVED: { owner: 'clerk', next: RECEIPT },
  ORDER_UNKNOWN: { owner: 'clerk', next: 'Have the order sent, or link the lines to the right one. It goes on by itself when the order comes.' },
  OVER_QUANTITY: { owner: 'clerk', next: QUANTITY },
  ALREADY_BILLED: { owner: 'clerk', next: 'Look whether it is billed twice: reject it then. Otherwise amend the order, or post what was received.' },
  PRICE_OVER: { owner: 'controller', next: PRICE },
  PRICE_UNDER: { owner: 'clerk', next: 'Ask the supplier to confirm the price, or accept it with a reason.' },
  OUT_OF_PERIOD: { owner: 'controller', next: 'Extend the agreement if it goes on, or reject what is billed outside of it.' },
  NOT_ORDERED: { owner: 'clerk', next: LINK },
  UNLINKED: { owner: 'clerk', next: LINK },
  UOM_UNKNOWN: { owner: 'controller', next: 'Add the factor of the unit to the matching policy; it is matched again at once.' },
  CURRENCY_UNKNOWN: { owner: 'controller', next: 'Add the exchange rate of the day; it is matched again at once.' },
  TAX_DIFFERS: { owner: 'clerk', next: 'Ask the supplier for a corrected invoice, or accept it with a reason.' },
  TOTAL_DIFFERS: { owner: 'clerk', next: 'Ask the supplier for a corrected invoice, or accept it with a reason.' },
  ORDER_TOTAL_OVER: { owner: 'controller', next: 'Raise the value of the order if it was agreed, or dispute what is beyond it.' },
};

/** Who has to see to a verdict that did not pass, and what they can do. */
export const handlingOf = (verdict: MatchVerdict): Handling => HANDLING[verdict];

/** What is wrong, in the words of the lines that are worst. */
export function titleOf(result: MatchResult): Texts {
  const worst = [...result.lines, ...(result.charges ?? [])].filter((line) => line.verdict === result.verdict);
  return worst.length > 0 ? joinTexts(worst.map(({ explanation, explanations }) => textsOf(explanation, explanations))) : totalsInWords(result);
}

function totalsInWords({ tax, header, smallDifference: difference, verdict }: MatchResult): Texts {
  const said = [
    ...(tax && (tax.result === 'over' || tax.result === 'under')
      ? [texts(`The VAT is ${tax.announced}; ${tax.computed} are computed.`, `Die Umsatzsteuer ist ${tax.announced}; berechnet sind ${tax.computed}.`)]
      : []),
    ...(difference?.accepted === false
      ? [
          texts(
            `The printed total differs by ${difference.amount} from the lines and charges.`,
            `Die gedruckte Summe weicht um ${difference.amount} von Positionen und Zuschlägen ab.`,
          ),
        ]
      : []),
    ...(header?.result === 'over'
      ? [
          texts(
            `${header.billed} are billed of order ${header.orderNumber} in all; it is worth ${header.ordered}.`,
            `Von Bestellung ${header.orderNumber} sind insgesamt ${header.billed} berechnet; ihr Wert ist ${header.ordered}.`,
          ),
        ]
      : []),
  ];
  return said.length > 0 ? joinTexts(said) : sameText(verdict);
}
