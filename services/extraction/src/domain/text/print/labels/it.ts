import type { LanguageLabels } from './labels.js';

/** Italian. */
export const IT: LanguageLabels = {
  language: 'it',
  invoiceTitles: ['fattura', 'fattura elettronica', 'parcella'],
  creditTitles: ['nota di credito', 'nota credito'],
  otherTitles: ['preventivo', 'ordine', 'documento di trasporto', 'conferma d ordine'],
  months: ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'],
  labels: {
    number: [['fattura n', 1], ['numero fattura', 1], ['n fattura', 1], ['fattura nr', 1], ['fattura numero', 1], ['numero documento', 0.9], ['fattura', 0.5], ['nota di credito n', 1], ['fattura no', 1], ['n documento', 0.8]],
    issueDate: [['data fattura', 1], ['data documento', 0.95], ['data emissione', 1], ['data di emissione', 1], ['del', 0.3], ['data', 0.65]],
    dueDate: [['data scadenza', 1], ['scadenza', 0.9], ['scadenza pagamento', 1], ['data di scadenza', 1], ['da pagare entro', 0.9]],
    net: [['imponibile', 0.95], ['totale imponibile', 1], ['totale netto', 1], ['netto', 0.5], ['subtotale', 0.8], ['totale merce', 0.7]],
    tax: [['iva', 0.75], ['totale iva', 1], ['imposta', 0.9], ['totale imposta', 1], ['importo iva', 0.95]],
    gross: [['totale fattura', 1], ['totale documento', 1], ['totale', 0.65], ['importo totale', 0.95], ['totale complessivo', 1]],
    due: [['netto a pagare', 1], ['totale da pagare', 1], ['da pagare', 0.8], ['totale dovuto', 1], ['totale a pagare', 1]],
    paid: [['acconto', 0.8], ['gia pagato', 1]],
    purchaseOrder: [['ordine n', 0.95], ['numero ordine', 1], ['vs ordine', 0.95], ['vostro ordine', 0.95], ['n ordine', 1], ['rif ordine', 0.9]],
    buyerReference: [['codice destinatario', 0.6], ['vs riferimento', 0.7]],
    despatch: [['ddt', 0.8], ['ddt n', 1], ['bolla', 0.6]],
    currency: [['valuta', 1], ['divisa', 1]],
    vatId: [['p iva', 1], ['partita iva', 1], ['piva', 1], ['p i', 0.6]],
    buyerVatId: [['p iva cliente', 1], ['partita iva cliente', 1]],
    taxNumber: [['codice fiscale', 0.9], ['c f', 0.7], ['cod fiscale', 0.9]],
    sellerSection: [['fornitore', 0.95], ['cedente', 0.9], ['cedente prestatore', 1]],
    buyerSection: [['cliente', 0.85], ['spett le', 0.95], ['spettabile', 0.95], ['cessionario', 0.9], ['cessionario committente', 1], ['intestatario', 0.8], ['destinatario', 0.7]],
    partyName: [['denominazione', 0.95], ['ragione sociale', 1], ['nome', 0.6]],
    accountHolder: [['intestato a', 0.9]],
    inclusive: [['iva inclusa', 0.6]],
    exclusive: [['iva esclusa', 0.75]],
    other: [['codice cliente', 1], ['data ordine', 1], ['telefono', 1], ['modalita di pagamento', 1], ['aliquota iva', 1], ['iva %', 1], ['quantita', 1], ['prezzo', 1], ['sconto', 1], ['pagina', 1], ['descrizione', 1], ['indirizzo', 1]],
  },
};
