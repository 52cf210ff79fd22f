/** The element names in which ZUGFeRD 1 (2014) and CII D16B/D22B differ: the later first. */
export const CII = {
  context: ['rsm:ExchangedDocumentContext', 'rsm:SpecifiedExchangedDocumentContext'],
  document: ['rsm:ExchangedDocument', 'rsm:HeaderExchangedDocument'],
  transaction: ['rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction'],
  agreement: ['ram:ApplicableHeaderTradeAgreement', 'ram:ApplicableSupplyChainTradeAgreement'],
  delivery: ['ram:ApplicableHeaderTradeDelivery', 'ram:ApplicableSupplyChainTradeDelivery'],
  settlement: ['ram:ApplicableHeaderTradeSettlement', 'ram:ApplicableSupplyChainTradeSettlement'],
  summation: ['ram:SpecifiedTradeSettlementHeaderMonetarySummation', 'ram:SpecifiedTradeSettlementMonetarySummation'],
  lineAgreement: ['ram:SpecifiedLineTradeAgreement', 'ram:SpecifiedSupplyChainTradeAgreement'],
  lineDelivery: ['ram:SpecifiedLineTradeDelivery', 'ram:SpecifiedSupplyChainTradeDelivery'],
  lineSettlement: ['ram:SpecifiedLineTradeSettlement', 'ram:SpecifiedSupplyChainTradeSettlement'],
  lineSummation: ['ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:SpecifiedTradeSettlementMonetarySummation'],
  rate: ['ram:RateApplicablePercent', 'ram:ApplicablePercent'],
  reference: ['ram:IssuerAssignedID', 'ram:ID'],
} as const;
