import type { InvoiceSpec } from '../make/build-invoice.js';
import type { Company } from '../make/company.js';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function party(element: string, { name, country, city }: Company): string {
  return `<cac:${element}><cac:Party><cac:PartyName><cbc:Name>${escaped(name)}</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:CityName>${city}</cbc:CityName><cac:Country><cbc:IdentificationCode>${country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress></cac:Party></cac:${element}>`;
}

/** A UBL 2.1 order. */
export function orderXml({ orderNumber, issueDate, currency, buyer, seller, lines }: InvoiceSpec): string {
  const items = lines.map(
    (line, index) =>
      `  <cac:OrderLine><cac:LineItem><cbc:ID>${(index + 1) * 10}</cbc:ID><cbc:Quantity unitCode="${line.unit}">${line.quantity}</cbc:Quantity><cac:Price><cbc:PriceAmount currencyID="${currency}">${line.price}</cbc:PriceAmount></cac:Price><cac:Item><cbc:Name>${escaped(line.name)}</cbc:Name></cac:Item></cac:LineItem></cac:OrderLine>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>${orderNumber ?? ''}</cbc:ID>
  <cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
  ${party('BuyerCustomerParty', buyer)}
  ${party('SellerSupplierParty', seller)}
${items.join('\n')}
</Order>
`;
}

/** A UBL 2.1 order response: the seller confirms the order. */
export function orderResponseXml({ orderNumber, number, issueDate, seller }: InvoiceSpec): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<OrderResponse xmlns="urn:oasis:names:specification:ubl:schema:xsd:OrderResponse-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:OrderResponseCode>AP</cbc:OrderResponseCode>
  <cac:OrderReference><cbc:ID>${orderNumber ?? ''}</cbc:ID></cac:OrderReference>
  ${party('SellerSupplierParty', seller)}
</OrderResponse>
`;
}

/** A UBL 2.1 despatch advice: the goods are under way. */
export function despatchXml({ orderNumber, number, issueDate, seller, lines }: InvoiceSpec): string {
  const items = lines.map(
    (line, index) =>
      `  <cac:DespatchLine><cbc:ID>${index + 1}</cbc:ID><cbc:DeliveredQuantity unitCode="${line.unit}">${line.quantity}</cbc:DeliveredQuantity><cac:OrderLineReference><cbc:LineID>${(index + 1) * 10}</cbc:LineID></cac:OrderLineReference></cac:DespatchLine>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<DespatchAdvice xmlns="urn:oasis:names:specification:ubl:schema:xsd:DespatchAdvice-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cac:OrderReference><cbc:ID>${orderNumber ?? ''}</cbc:ID></cac:OrderReference>
  ${party('DespatchSupplierParty', seller)}
${items.join('\n')}
</DespatchAdvice>
`;
}
