import type { Address, Period } from '../../model/index.js';
import type { XmlWriter } from '../xml-writer.js';

/** UNTDID 2379: YYYYMMDD. */
const FORMAT = '102';

/** A date in a CII date type: `udt:DateTimeString`, or the given element of it. */
export function writeDate(xml: XmlWriter, name: string, date: string | undefined, type = 'udt:DateTimeString'): void {
  if (date === undefined) return;
  xml.group(name, () => xml.leaf(type, date.replaceAll('-', ''), { format: FORMAT }));
}

/** `ram:BillingSpecifiedPeriod`: BG-14 or BG-26. */
export function writePeriod(xml: XmlWriter, period: Period | undefined): void {
  xml.group('ram:BillingSpecifiedPeriod', () => {
    writeDate(xml, 'ram:StartDateTime', period?.start);
    writeDate(xml, 'ram:EndDateTime', period?.end);
  });
}

/** `ram:PostalTradeAddress`: BG-5, BG-8, BG-12 or BG-15. */
export function writeAddress(xml: XmlWriter, address: Address | undefined): void {
  xml.group('ram:PostalTradeAddress', () => {
    xml.leaf('ram:PostcodeCode', address?.postCode);
    xml.leaf('ram:LineOne', address?.line1);
    xml.leaf('ram:LineTwo', address?.line2);
    xml.leaf('ram:LineThree', address?.line3);
    xml.leaf('ram:CityName', address?.city);
    xml.leaf('ram:CountryID', address?.country);
    xml.leaf('ram:CountrySubDivisionName', address?.subdivision);
  });
}

/** A tax with its type code, if there is a category or a rate. */
export function writeCategory(xml: XmlWriter, name: string, category: string | undefined, rate: string | undefined): void {
  if (category === undefined && rate === undefined) return;
  xml.group(name, () => {
    xml.leaf('ram:TypeCode', 'VAT');
    xml.leaf('ram:CategoryCode', category);
    xml.leaf('ram:RateApplicablePercent', rate);
  });
}
