const tax = (base: string, sum: string): string =>
  `<TaxesOutputs><Tax><TaxTypeCode>01</TaxTypeCode><TaxRate>21.00</TaxRate><TaxableBase><TotalAmount>${base}</TotalAmount></TaxableBase><TaxAmount><TotalAmount>${sum}</TotalAmount></TaxAmount></Tax></TaxesOutputs>`;
const company = (number: string, name: string): string =>
  `<TaxIdentification><PersonTypeCode>J</PersonTypeCode><ResidenceTypeCode>R</ResidenceTypeCode><TaxIdentificationNumber>${number}</TaxIdentificationNumber></TaxIdentification><LegalEntity><CorporateName>${name}</CorporateName><AddressInSpain><Address>Calle Olmo 4</Address><PostCode>41001</PostCode><Town>Sevilla</Town><Province>Sevilla</Province><CountryCode>ESP</CountryCode></AddressInSpain></LegalEntity>`;

/** A Facturae 3.2.2 with an invoice over 121 euros for each number. */
export function aFacturae(...numbers: readonly string[]): Buffer {
  const invoices = numbers.map(
    (
      number,
    ) => `<Invoice><InvoiceHeader><InvoiceNumber>${number}</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode><InvoiceDocumentType>FC</InvoiceDocumentType><InvoiceClass>OO</InvoiceClass></InvoiceHeader>
    <InvoiceIssueData><IssueDate>2026-03-04</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode><TaxCurrencyCode>EUR</TaxCurrencyCode><LanguageName>es</LanguageName></InvoiceIssueData>${tax('100.00', '21.00')}
    <InvoiceTotals><TotalGrossAmount>100.00</TotalGrossAmount><TotalGrossAmountBeforeTaxes>100.00</TotalGrossAmountBeforeTaxes><TotalTaxOutputs>21.00</TotalTaxOutputs><TotalTaxesWithheld>0.00</TotalTaxesWithheld><InvoiceTotal>121.00</InvoiceTotal><TotalOutstandingAmount>121.00</TotalOutstandingAmount><TotalExecutableAmount>121.00</TotalExecutableAmount></InvoiceTotals>
    <Items><InvoiceLine><ItemDescription>Servicio</ItemDescription><Quantity>2</Quantity><UnitPriceWithoutTax>50.00</UnitPriceWithoutTax><TotalCost>100.00</TotalCost><GrossAmount>100.00</GrossAmount>${tax('100.00', '21.00')}</InvoiceLine></Items></Invoice>`,
  );
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"><FileHeader><SchemaVersion>3.2.2</SchemaVersion><InvoiceIssuerType>EM</InvoiceIssuerType></FileHeader>
    <Parties><SellerParty>${company('B12345674', 'Taller Prueba, S.L.')}</SellerParty><BuyerParty>${company('B87654321', 'Cliente, S.L.')}</BuyerParty></Parties><Invoices>${invoices.join('')}</Invoices></fe:Facturae>`);
}

/** A Finvoice over 125.50 euros. */
export function aFinvoice(number: string): Buffer {
  const amount = (name: string, value: string): string => `<${name} AmountCurrencyIdentifier="EUR">${value}</${name}>`;
  const party = (who: string, name: string): string =>
    `<${who}PartyDetails><${who}OrganisationName>${name}</${who}OrganisationName><${who}OrganisationTaxCode>FI23456780</${who}OrganisationTaxCode></${who}PartyDetails>`;
  return Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-15"?><Finvoice Version="3.0">${party('Seller', 'Myyjä Oy')}${party('Buyer', 'Ostaja Oy')}<InvoiceDetails><InvoiceTypeCode>INV01</InvoiceTypeCode><InvoiceNumber>${number}</InvoiceNumber><InvoiceDate Format="CCYYMMDD">20260304</InvoiceDate>
    ${amount('InvoiceTotalVatExcludedAmount', '100,00')}${amount('InvoiceTotalVatAmount', '25,50')}${amount('InvoiceTotalVatIncludedAmount', '125,50')}<VatSpecificationDetails>${amount('VatBaseAmount', '100,00')}<VatRatePercent>25,5</VatRatePercent>${amount('VatRateAmount', '25,50')}</VatSpecificationDetails></InvoiceDetails>
    <InvoiceRow><ArticleName>Työ</ArticleName><InvoicedQuantity QuantityUnitCode="kpl">2</InvoicedQuantity>${amount('UnitPriceAmount', '50,00')}<RowVatRatePercent>25,5</RowVatRatePercent>${amount('RowVatExcludedAmount', '100,00')}</InvoiceRow>
    <EpiDetails><EpiPartyDetails><EpiBeneficiaryPartyDetails><EpiAccountID>FI2112345600000785</EpiAccountID></EpiBeneficiaryPartyDetails></EpiPartyDetails></EpiDetails></Finvoice>`,
    'latin1',
  );
}
