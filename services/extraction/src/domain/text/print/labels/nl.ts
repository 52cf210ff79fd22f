import type { LanguageLabels } from './labels.js';

/** Dutch. */
export const NL: LanguageLabels = {
  language: 'nl',
  invoiceTitles: ['*factuur', 'factuurnummer', 'factuurdatum'],
  creditTitles: ['creditnota', 'creditfactuur', 'credit nota'],
  otherTitles: ['offerte', 'pakbon', 'orderbevestiging', 'bestelbon', 'inkooporder'],
  months: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  labels: {
    number: [['factuurnummer', 1], ['factuurnr', 1], ['factuur nummer', 1], ['factuur nr', 1], ['*factuur', 0.55], ['creditnotanummer', 1], ['factuur no', 1], ['notanummer', 0.8]],
    issueDate: [['factuurdatum', 1], ['factuur datum', 1], ['datum factuur', 1], ['datum', 0.65]],
    dueDate: [['vervaldatum', 1], ['vervaldag', 1], ['te betalen voor', 1], ['uiterste betaaldatum', 1], ['betaal voor', 0.8], ['betalen voor', 0.9], ['te voldoen voor', 0.9]],
    anyDate: [['leverdatum', 0.4]],
    net: [['totaal excl btw', 1], ['totaal exclusief btw', 1], ['subtotaal', 0.7], ['netto', 0.6], ['grondslag', 0.8], ['subtotaal excl btw', 1], ['totaal netto', 1], ['bedrag excl btw', 0.9]],
    tax: [['btw', 0.7], ['btw bedrag', 0.95], ['totaal btw', 1], ['btw totaal', 1]],
    gross: [['totaal incl btw', 1], ['totaal inclusief btw', 1], ['totaal', 0.7], ['factuurbedrag', 0.95], ['factuur totaal', 1], ['totaalbedrag', 0.9], ['eindtotaal', 1], ['factuur totaal eur', 1], ['factuurtotaal', 1], ['bedrag incl btw', 0.9]],
    due: [['te betalen', 0.95], ['te betalen bedrag', 1], ['openstaand', 0.8], ['nog te betalen', 1], ['te voldoen', 0.9]],
    paid: [['reeds betaald', 1], ['vooruitbetaald', 0.8], ['betaald', 0.7], ['aanbetaling', 0.8]],
    purchaseOrder: [['ordernummer', 0.8], ['inkoopordernummer', 1], ['uw ordernummer', 1], ['bestelnummer', 0.9], ['order', 0.6], ['uw bestelnummer', 1], ['inkoopnummer', 0.9], ['uw order', 0.9]],
    buyerReference: [['uw referentie', 0.8], ['uw kenmerk', 0.7], ['referentie', 0.5]],
    despatch: [['pakbonnummer', 1], ['pakbon', 0.9], ['leverbon', 0.8]],
    currency: [['valuta', 1], ['munt', 0.7]],
    vatId: [['btw nummer', 1], ['btw nr', 1], ['btw id', 1], ['btw identificatienummer', 1], ['btw nummer verkoper', 1], ['btw', 0.6]],
    buyerVatId: [['uw btw nummer', 1], ['btw nummer klant', 1], ['uw btw nr', 1], ['btw klant', 1]],
    sellerSection: [['verkoper', 1], ['leverancier', 0.95], ['afzender', 0.8]],
    buyerSection: [['factuuradres', 1], ['klant', 0.7], ['koper', 1], ['afnemer', 0.9], ['debiteur', 0.8], ['aan', 0.4]],
    partyName: [['naam', 0.9], ['bedrijfsnaam', 1]],
    accountHolder: [['ten name van', 1], ['t n v', 0.9], ['rekeninghouder', 1]],
    inclusive: [['inclusief btw', 0.6], ['incl btw', 0.6], ['inc btw', 0.6]],
    exclusive: [['exclusief btw', 0.9], ['excl btw', 0.9], ['ex btw', 0.8]],
    other: [['klantnummer', 1], ['orderdatum', 1], ['afleveradres', 1], ['serienummer', 1], ['kvk', 1], ['prijs incl btw', 1], ['prijs per stuk', 1], ['aantal', 1], ['telefoon', 1], ['btw %', 1], ['omschrijving', 1], ['artikel', 1], ['pagina', 1], ['hoeveelheid', 1], ['prijs', 1], ['klantnr', 1]],
  },
};
