import type { LineMatch, MatchResult } from '@smartap/contracts';
import type { Bill } from './model/bill.js';

type Language = 'en' | 'de';

const SENTENCES: Readonly<Partial<Record<LineMatch['verdict'], Readonly<Record<Language, string>>>>> = {
  PRICE_OVER: { en: 'the price is above the one ordered', de: 'der Preis liegt über dem bestellten' },
  PRICE_UNDER: { en: 'the price is far below the one ordered; please confirm it', de: 'der Preis liegt weit unter dem bestellten; bitte bestätigen Sie ihn' },
  OVER_QUANTITY: { en: 'more is billed than the order can still take', de: 'berechnet ist mehr, als von der Bestellung noch offen ist' },
  ALREADY_BILLED: { en: 'the goods are billed already', de: 'die Ware ist bereits berechnet' },
  UOM_UNKNOWN: {
    en: 'the unit cannot be converted to the ordered one; please state its content',
    de: 'die Mengeneinheit lässt sich nicht in die bestellte umrechnen; bitte nennen Sie den Inhalt',
  },
  CURRENCY_UNKNOWN: { en: 'the currency is not the one ordered', de: 'die Währung ist nicht die bestellte' },
  OUT_OF_PERIOD: { en: 'our agreement does not run on the date of the invoice', de: 'unsere Vereinbarung gilt am Rechnungsdatum nicht' },
  NOT_ORDERED: { en: 'we find no order for it', de: 'wir finden dazu keine Bestellung' },
  UNLINKED: { en: 'please name the order and its line', de: 'bitte nennen Sie Bestellung und Position' },
};

const FRAME: Readonly<
  Record<
    Language,
    {
      readonly open: string;
      readonly close: string;
      readonly line: string;
      readonly charge: string;
      readonly disputed: string;
      readonly tax: string;
      readonly total: string;
    }
  >
> = {
  en: {
    open: 'We cannot yet pay your invoice in full:',
    close:
      'We pay {payable} {currency} (without VAT) as billed. Please send a credit note or a corrected invoice over {disputed} {currency}, or tell us why it is right.',
    line: 'Line',
    charge: 'Charge',
    disputed: 'in question',
    tax: 'the VAT is {announced}; we compute {computed}',
    total: 'the printed total differs from the lines by {amount}',
  },
  de: {
    open: 'Ihre Rechnung können wir noch nicht vollständig bezahlen:',
    close:
      'Wir zahlen {payable} {currency} (ohne Umsatzsteuer) wie berechnet. Bitte senden Sie über {disputed} {currency} eine Gutschrift oder eine berichtigte Rechnung, oder erläutern Sie uns die Abweichung.',
    line: 'Position',
    charge: 'Zuschlag',
    disputed: 'strittig',
    tax: 'die Umsatzsteuer beträgt {announced}; wir errechnen {computed}',
    total: 'die gedruckte Summe weicht um {amount} von den Positionen ab',
  },
};

const filled = (text: string, values: Readonly<Record<string, string>>): string => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

/** What to write to the supplier of an exception, made of the variances; undefined when there is nothing to write. */
export function supplierText(bill: Bill, result: MatchResult): { en: string; de: string } | undefined {
  if (result.class !== 'exception' || bill.credit) return undefined;
  const write = (language: Language): string => {
    const frame = FRAME[language];
    const sentence =
      (kind: string) =>
      (line: LineMatch): string[] => {
        const words = SENTENCES[line.verdict]?.[language];
        const where = line.orderNumber && line.orderLine ? ` (${line.orderNumber}/${line.orderLine})` : '';
        return words ? [`- ${kind} ${line.lineId}${where}: ${words}; ${line.disputed} ${bill.currency} ${frame.disputed}.`] : [];
      };
    const { tax, smallDifference } = result;
    return [
      frame.open,
      ...result.lines.flatMap(sentence(frame.line)),
      ...(result.charges ?? []).flatMap(sentence(frame.charge)),
      ...(tax && (tax.result === 'over' || tax.result === 'under') ? [`- ${filled(frame.tax, { announced: tax.announced, computed: tax.computed })}.`] : []),
      ...(smallDifference?.accepted === false ? [`- ${filled(frame.total, { amount: smallDifference.amount })}.`] : []),
      filled(frame.close, { payable: result.payableNow, disputed: result.disputed, currency: bill.currency }),
    ]
      .join('\n')
      .slice(0, 4000);
  };
  return { en: write('en'), de: write('de') };
}
