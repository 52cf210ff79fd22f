/** The namespace of Facturae 3.2.2. */
export const FACTURAE = 'http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml';

const address = (town: string): string =>
  `<AddressInSpain><Address>Calle Olmo 4</Address><PostCode>41001</PostCode><Town>${town}</Town><Province>${town}</Province><CountryCode>ESP</CountryCode></AddressInSpain>`;
const taxId = (number: string, person: 'F' | 'J', residence: string): string =>
  `<TaxIdentification><PersonTypeCode>${person}</PersonTypeCode><ResidenceTypeCode>${residence}</ResidenceTypeCode><TaxIdentificationNumber>${number}</TaxIdentificationNumber></TaxIdentification>`;

/** An amount as Facturae has it. */
export const amount = (name: string, value: string, euros = ''): string =>
  `<${name}><TotalAmount>${value}</TotalAmount>${euros === '' ? '' : `<EquivalentInEuros>${euros}</EquivalentInEuros>`}</${name}>`;
/** A tax of an invoice or a line. */
export const tax = (code: string, rate: string, base: string, sum: string, rest = ''): string =>
  `<Tax><TaxTypeCode>${code}</TaxTypeCode><TaxRate>${rate}</TaxRate>${amount('TaxableBase', base)}${amount('TaxAmount', sum)}${rest}</Tax>`;
/** A line with what comes before its description, between cost and amount, and after its taxes. */
export const line = (quantity: string, price: string, net: string, taxes: string, { before = '', steps = '', after = '' } = {}): string =>
  `<InvoiceLine>${before}<ItemDescription>Servicio</ItemDescription><Quantity>${quantity}</Quantity><UnitOfMeasure>02</UnitOfMeasure><UnitPriceWithoutTax>${price}</UnitPriceWithoutTax><TotalCost>${net}</TotalCost>${steps}<GrossAmount>${net}</GrossAmount><TaxesOutputs>${taxes}</TaxesOutputs>${after}</InvoiceLine>`;

/** The totals of an invoice: of lines, of the base, of taxes, withheld, of the invoice, and to be paid. */
export const totals = (
  gross: string,
  base: string,
  outputs: string,
  withheld: string,
  total: string,
  due: string,
  { steps = '', paid = '', held = '' } = {},
): string =>
  `<InvoiceTotals><TotalGrossAmount>${gross}</TotalGrossAmount>${steps}<TotalGrossAmountBeforeTaxes>${base}</TotalGrossAmountBeforeTaxes><TotalTaxOutputs>${outputs}</TotalTaxOutputs><TotalTaxesWithheld>${withheld}</TotalTaxesWithheld><InvoiceTotal>${total}</InvoiceTotal>${paid}<TotalOutstandingAmount>${due}</TotalOutstandingAmount>${held}<TotalExecutableAmount>${due}</TotalExecutableAmount></InvoiceTotals>`;

interface FacturaeParts {
  readonly number?: string;
  readonly header?: string;
  readonly data?: string;
  readonly currency?: string;
  readonly taxes: string;
  readonly withheld?: string;
  readonly totals: string;
  readonly lines: string;
  readonly rest?: string;
}

/** An invoice of a Facturae. */
export const facturaeInvoice = ({
  number = '17',
  header = '<InvoiceClass>OO</InvoiceClass>',
  data = '',
  currency = 'EUR',
  taxes,
  withheld = '',
  totals: sums,
  lines,
  rest = '',
}: FacturaeParts): string => `<Invoice>
  <InvoiceHeader><InvoiceNumber>${number}</InvoiceNumber><InvoiceSeriesCode>A</InvoiceSeriesCode><InvoiceDocumentType>FC</InvoiceDocumentType>${header}</InvoiceHeader>
  <InvoiceIssueData><IssueDate>2026-03-04</IssueDate><InvoiceCurrencyCode>${currency}</InvoiceCurrencyCode><TaxCurrencyCode>EUR</TaxCurrencyCode><LanguageName>es</LanguageName>${data}</InvoiceIssueData>
  <TaxesOutputs>${taxes}</TaxesOutputs>${withheld}${sums}<Items>${lines}</Items>${rest}</Invoice>`;

/** A Facturae with its invoices. */
export const facturae = (
  invoices: readonly string[],
  { namespace = FACTURAE, head = '', issuer = 'EM', seller = taxId('B12345674', 'J', 'R') } = {},
): string => `<?xml version="1.0"?><fe:Facturae xmlns:fe="${namespace}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <FileHeader><SchemaVersion>3.2.2</SchemaVersion><Modality>I</Modality><InvoiceIssuerType>${issuer}</InvoiceIssuerType>${head}</FileHeader>
  <Parties><SellerParty>${seller}<LegalEntity><CorporateName>Taller Prueba, S.L.</CorporateName><TradeName>Prueba</TradeName><RegistrationData><RegisterOfCompaniesLocation>Sevilla</RegisterOfCompaniesLocation><Volume>12</Volume></RegistrationData>${address('Sevilla')}<ContactDetails><Telephone>+34954000000</Telephone><ElectronicMail>facturas@taller.example</ElectronicMail></ContactDetails></LegalEntity></SellerParty>
  <BuyerParty>${taxId('12345678Z', 'F', 'R')}<AdministrativeCentres><AdministrativeCentre><CentreCode>U00001</CentreCode><RoleTypeCode>02</RoleTypeCode>${address('Cádiz')}<CentreDescription>Compras</CentreDescription></AdministrativeCentre></AdministrativeCentres><Individual><Name>Ada</Name><FirstSurname>Gil</FirstSurname><SecondSurname>Ruiz</SecondSurname>${address('Cádiz')}</Individual></BuyerParty></Parties>
  <Invoices>${invoices.join('')}</Invoices>
  <ds:Signature><ds:SignedInfo/></ds:Signature></fe:Facturae>`;

/** The simplest of all: two hours at 50 with IVA at 21 %. */
export const plainFacturae = (number = '17'): string =>
  facturaeInvoice({
    number,
    taxes: tax('01', '21.00', '100.00', '21.00'),
    totals: totals('100.00', '100.00', '21.00', '0.00', '121.00', '121.00'),
    lines: line('2.0', '50.00', '100.00', tax('01', '21.00', '100.00', '21.00')),
  });
