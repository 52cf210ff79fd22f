import type { LanguageLabels } from './labels.js';

/** English. */
export const EN: LanguageLabels = {
  language: 'en',
  invoiceTitles: ['invoice', 'tax invoice', 'bill', 'receipt', 'statement'],
  creditTitles: ['credit note', 'credit memo', 'credit memorandum'],
  otherTitles: ['purchase order', 'quotation', 'quote', 'delivery note', 'order confirmation', 'order response', 'order change', 'packing list', 'remittance advice', 'order'],
  months: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  labels: {
    number: [
      ['invoice number', 1], ['invoice no', 1], ['invoice #', 1], ['invoice nr', 1], ['invoice id', 0.9], ['invoice num', 1], ['inv no', 0.9], ['invoice ref', 0.8],
      ['invoice reference', 0.8], ['tax invoice number', 1], ['tax invoice no', 1], ['bill number', 0.8], ['bill no', 0.8], ['document number', 0.7], ['document no', 0.7],
      ['receipt number', 0.7], ['receipt no', 0.7], ['receipt #', 0.7], ['receipt # no', 0.7], ['credit note number', 1], ['credit note no', 1], ['credit note #', 1],
      ['credit memo number', 1], ['credit note', 0.5], ['invoice', 0.5], ['#', 0.3],
    ],
    issueDate: [
      ['invoice date', 1], ['date of invoice', 1], ['issue date', 1], ['date of issue', 1], ['issued on', 0.9], ['issued at', 0.8], ['issued', 0.7], ['date issued', 1], ['bill date', 0.9],
      ['billing date', 0.9], ['tax date', 0.7], ['tax point', 0.6], ['document date', 0.8], ['credit note date', 1], ['dated', 0.7], ['date', 0.65],
    ],
    dueDate: [
      ['due date', 1], ['payment due date', 1], ['payment due by', 1], ['payment due', 0.8], ['due by', 0.9], ['due on', 0.9], ['pay by', 0.9], ['payable on or before', 0.9],
      ['payable by', 0.9], ['please pay by', 0.9], ['remit until', 0.9], ['please remit until', 0.95], ['pay before', 0.9], ['maturity date', 0.9], ['due', 0.5],
    ],
    anyDate: [['delivery date', 0.5], ['delv date', 0.6], ['date of delivery', 0.5], ['date of supply', 0.5], ['service date', 0.4], ['ship date', 0.4]],
    lineSum: [['sum of lines', 0.9], ['line total', 0.4], ['goods value', 0.8]],
    net: [
      ['subtotal', 0.85], ['sub total', 0.8], ['subtotal less discount', 1], ['substotal less discount', 1], ['less discount', 0.7], ['net total', 1], ['total net', 1], ['net amount', 0.9], ['net', 0.6], ['total excl vat', 1],
      ['total excluding vat', 1], ['total ex vat', 1], ['total before tax', 1], ['total without vat', 1], ['total without tax', 1], ['amount excl vat', 0.9],
      ['total excl tax', 1], ['total excluding tax', 1], ['taxable amount', 0.8], ['untaxed amount', 1], ['total taxable', 0.8], ['invoice total excl vat', 1], ['total price', 0.4], ['net value', 0.8],
      ['total ex gst', 1], ['total excl gst', 1],
    ],
    tax: [
      ['total tax', 1], ['tax total', 1], ['vat total', 1], ['total vat', 1], ['vat amount', 0.95], ['tax amount', 0.95], ['sales tax', 0.9], ['vat', 0.7], ['tax', 0.65], ['gst', 0.7],
      ['plus vat', 0.8], ['total taxes', 1], ['hst', 0.6], ['total gst', 1],
    ],
    gross: [
      ['grand total', 1], ['invoice total', 1], ['total incl vat', 1], ['total including vat', 1], ['total inc vat', 1], ['total incl tax', 1], ['total including tax', 1], ['total inc gst', 1], ['invoice amount', 0.9],
      ['total amount', 0.85], ['gross total', 1], ['total gross', 1], ['gross amount', 0.9], ['gross', 0.6], ['total', 0.7], ['total price', 0.55], ['order total', 0.6], ['total with vat', 1], ['total due', 0.7],
    ],
    due: [
      ['amount due', 1], ['balance due', 1], ['total due', 0.95], ['due payable', 1], ['total payable', 1], ['amount payable', 1], ['payable amount', 1], ['balance', 0.6], ['residual', 0.8],
      ['total amount due', 1], ['please pay', 0.8], ['to pay', 0.8], ['outstanding', 0.7], ['amount to pay', 1], ['net payable', 1],
    ],
    paid: [['paid', 0.7], ['amount paid', 1], ['prepaid', 0.9], ['prepayment', 0.9], ['deposit', 0.7], ['advance payment', 0.6], ['payments received', 0.9], ['less paid', 0.9]],
    purchaseOrder: [
      ['purchase order', 1], ['purchase order number', 1], ['purchase order no', 1], ['po number', 1], ['po no', 1], ['po #', 1], ['p o', 0.7], ['po', 0.8], ['your order', 0.9], ['your order no', 1], ['your order number', 1],
      ['order number', 0.7], ['order no', 0.7], ['order #', 0.7], ['order ref', 0.8], ['order reference', 0.8], ['customer order', 0.9], ['your reference', 0.55], ['reference', 0.4], ['purchase order reference', 1], ['customer po', 1],
    ],
    buyerReference: [['buyer reference', 1], ['your reference', 0.7], ['your ref', 0.7], ['customer reference', 0.8], ['routing id', 0.8]],
    despatch: [['delivery note', 0.9], ['delivery note no', 1], ['delivery note number', 1], ['despatch advice', 1], ['packing slip', 0.8], ['dispatch note', 0.9]],
    currency: [['currency', 1], ['invoice currency', 1]],
    iban: [['iban', 1], ['bank account', 0.6], ['account number', 0.6], ['account no', 0.6]],
    vatId: [['vat id', 1], ['vat number', 1], ['vat no', 1], ['vat reg no', 1], ['vat registration number', 1], ['vat registration no', 1], ['vat reg', 0.9], ['tax id', 0.9], ['vat identification number', 1], ['vatid', 1], ['tin', 0.6], ['abn', 0.7], ['gst no', 0.7], ['vat id no', 1]],
    buyerVatId: [['customer vat number', 1], ['customer vat', 1], ['your vat number', 1], ['your vat', 1], ['buyer vat', 1], ['customer vat no', 1], ['client vat', 1], ['your vat id', 1]],
    taxNumber: [['tax number', 0.8], ['tax no', 0.8], ['company number', 0.2]],
    sellerSection: [['seller', 1], ['supplier', 1], ['vendor', 0.9], ['from', 0.9], ['sold by', 1], ['remit to', 0.7], ['invoice from', 1], ['issued by', 0.8], ['billed by', 1]],
    buyerSection: [
      ['bill to', 1], ['billed to', 1], ['sold to', 0.95], ['invoice to', 1], ['invoiced to', 1], ['buyer', 1], ['customer', 0.8], ['customer name', 1], ['client', 0.8], ['billing address', 0.95], ['to', 0.7],
      ['invoice address', 0.9], ['bill to address', 1], ['bill to party', 1],
    ],
    partyName: [['name', 0.9], ['company', 0.6], ['company name', 1]],
    accountHolder: [['account holder', 1], ['account name', 0.9], ['beneficiary', 0.8], ['payee', 0.7]],
    inclusive: [['incl vat', 0.6], ['including vat', 0.6], ['inc vat', 0.6], ['incl tax', 0.6], ['including tax', 0.6], ['vat included', 0.6], ['inc gst', 0.6]],
    exclusive: [['excl vat', 0.75], ['excluding vat', 0.75], ['ex vat', 0.75], ['excl tax', 0.75], ['excluding tax', 0.75], ['without vat', 0.75], ['before tax', 0.75], ['w o tax', 0.6], ['ex gst', 0.75]],
    other: [
      ['customer number', 1], ['customer no', 1], ['customer id', 1], ['account manager', 1], ['order date', 1], ['order dated', 1], ['phone', 1], ['fax', 1], ['tel', 1], ['page', 1], ['ship to', 1], ['delivery address', 1], ['shipping information', 1],
      ['terms', 1], ['payment terms', 1], ['terms of payment', 1], ['tax rate', 1], ['vat rate', 1], ['sales contact', 1], ['agreement ref', 1], ['contract no', 1], ['contract number', 1], ['email', 1], ['web', 1], ['incoterms', 1],
      ['unit price', 1], ['quantity', 1], ['qty', 1], ['discount', 1], ['description', 1], ['item', 1], ['total pcs', 1], ['delivery', 1], ['bic', 1], ['swift', 1], ['sort code', 1], ['company registration', 1], ['id #', 1], ['net weight', 1], ['gross weight', 1],
      ['notes', 1], ['product', 1], ['address', 1], ['service period', 1], ['due to', 1], ['invoice period', 1], ['billing period', 1], ['training date', 1], ['product id', 1], ['vat exemption', 1], ['tax exempt', 1],
      ['sales order', 1], ['sales order number', 1], ['delivery note date', 1],
    ],
  },
};
