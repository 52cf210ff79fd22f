import type { LanguageLabels } from './labels.js';

/** French. */
export const FR: LanguageLabels = {
  language: 'fr',
  invoiceTitles: ['facture', 'note d honoraires', 'facture d acompte'],
  creditTitles: ['avoir', 'note de credit', 'facture d avoir'],
  otherTitles: ['devis', 'bon de commande', 'bon de livraison', 'commande', 'reponse de commande', 'changement de commande', 'proforma'],
  months: ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'],
  labels: {
    number: [
      ['facture n', 1], ['n facture', 1], ['n de facture', 1], ['no facture', 1], ['numero de facture', 1], ['facture numero', 1], ['facture no', 1], ['avoir n', 1], ['n avoir', 1], ['facture', 0.5], ['avoir', 0.4], ['numero facture', 1],
      ['affacturee n', 0.85], ['facture ~ n', 0.8], ['reference facture', 0.8], ['ref facture', 0.8], ['note de credit n', 1],
    ],
    issueDate: [['date de facture', 1], ['date facture', 1], ['date de la facture', 1], ['date d emission', 1], ['date de facturation', 1], ['emise le', 0.9], ['facture du', 0.8], ['date', 0.65], ['en date du', 0.7], ['le', 0.2]],
    dueDate: [['date d echeance', 1], ['echeance', 0.9], ['date echeance', 1], ['a payer avant le', 1], ['payable avant le', 1], ['a regler avant le', 1], ['date limite de paiement', 1], ['date de paiement', 0.6], ['payable le', 0.9], ['echeance le', 1]],
    anyDate: [['date de livraison', 0.4]],
    lineSum: [['total des lignes', 1], ['sous total', 0.5]],
    net: [['total ht', 1], ['montant ht', 0.85], ['total hors taxes', 1], ['total hors taxe', 1], ['total net ht', 1], ['net ht', 0.95], ['sous total', 0.7], ['montant total ht', 1], ['base ht', 0.7], ['total h t', 1], ['base tva', 0.6], ['hors tva', 0.8], ['total hors tva', 1], ['total htva', 1]],
    tax: [['total tva', 1], ['montant tva', 0.95], ['tva', 0.7], ['total taxes', 1], ['montant de la tva', 1], ['total taxe', 1], ['t v a', 0.7], ['taxes', 0.6], ['dont tva', 0.8], ['montant total tva', 1]],
    gross: [['total ttc', 1], ['montant ttc', 1], ['montant total ttc', 1], ['total toutes taxes comprises', 1], ['ttc', 0.7], ['total t t c', 1], ['total', 0.6], ['montant total', 0.8], ['total general', 0.9], ['total tvac', 1], ['total facture', 0.9]],
    due: [['net a payer', 1], ['solde a payer', 1], ['reste a payer', 1], ['montant du', 0.9], ['total a payer', 1], ['montant a payer', 1], ['solde', 0.7], ['net a payer ttc', 1], ['a payer', 0.8], ['solde du', 0.9], ['montant a regler', 1]],
    paid: [['acompte', 0.85], ['deja paye', 1], ['montant deja paye', 1], ['acompte verse', 1], ['deja regle', 1], ['acomptes', 0.85], ['deja verse', 1]],
    purchaseOrder: [
      ['n bon de commande', 1], ['bon de commande', 0.9], ['n de commande', 1], ['n commande', 1], ['votre commande', 0.95], ['numero de commande', 1], ['commande n', 0.9], ['ref commande', 0.9], ['reference commande', 0.9], ['votre reference', 0.6], ['bon de commande n', 1], ['commande', 0.5],
    ],
    buyerReference: [['service executant', 1], ['reference acheteur', 1], ['reference acheteur service executant', 1], ['reference client', 0.7], ['code service', 0.7]],
    despatch: [['n bon de livraison', 1], ['bon de livraison', 0.9], ['bl n', 0.8], ['bon de livraison n', 1]],
    currency: [['devise', 1], ['monnaie', 0.8]],
    iban: [['iban', 1]],
    vatId: [['n tva', 1], ['numero tva', 1], ['tva intracommunautaire', 1], ['n tva intra', 1], ['n tva intracommunautaire', 1], ['tva intra', 1], ['num tva', 1], ['numero de tva', 1], ['id tva', 1], ['n id tva', 1], ['tva n', 1], ['n de tva', 1]],
    buyerVatId: [['n tva client', 1], ['tva client', 1], ['votre n tva', 1], ['votre tva', 1], ['n tva du client', 1], ['votre numero de tva', 1]],
    taxNumber: [['n fiscal', 0.8]],
    sellerSection: [['fournisseur', 0.9], ['vendeur', 1], ['emetteur', 0.95], ['prestataire', 0.9], ['de la part de', 0.6]],
    buyerSection: [['adresse du client', 1], ['client', 0.8], ['facture a', 1], ['facturer a', 1], ['adresse de facturation', 1], ['acheteur', 0.95], ['destinataire', 0.8], ['adresse a', 0.5]],
    partyName: [['nom', 0.9], ['raison sociale', 1], ['societe', 0.5]],
    accountHolder: [['titulaire du compte', 1], ['titulaire', 0.8], ['compte au nom de', 1]],
    other: [
      ['n de client', 1], ['n client', 1], ['code client', 1], ['numero client', 1], ['n de facture associee', 1], ['facture associee', 1], ['date de facture associee', 1], ['n bon de vente', 1], ['n bon de reception', 1], ['date de commande', 1],
      ['date de debut de prestation', 1], ['date de fin de prestation', 1], ['adresse de livraison', 1], ['livraison', 1], ['siren', 1], ['siret', 1], ['tel', 1], ['telephone', 1], ['conditions de paiement', 1], ['n contrat', 1], ['ref marche', 1], ['ref projet', 1],
      ['ref comptable', 1], ['ref appel d offres', 1], ['reference avis de paiement', 1], ['cadre de facturation', 1], ['p u ht', 1], ['prix ht', 1], ['quantite', 1], ['page', 1], ['tva acquittee', 1], ['detail tva', 1], ['remise', 1], ['charge', 1], ['numero de dossier', 1], ['capital', 1],
      ['moyen de paiement', 1], ['contact commercial', 1], ['indemnite forfaitaire', 1], ['taux', 1], ['prix unitaire', 1], ['bic', 1], ['contact', 1], ['type de processus', 1], ['representant fiscal', 1], ['a compter de la date d echeance', 1], ['avant la date d echeance', 1], ['beneficiaire', 1], ['date debut', 1], ['date fin', 1],
      ['vos identifiants', 1], ['nos references', 1], ['vos references', 1], ['references sur la facture', 1], ['reglement', 1], ['facture a regler', 1], ['n siret', 1],
    ],
  },
};
