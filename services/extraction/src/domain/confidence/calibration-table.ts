import type { Steps } from './calibrate.js';

/** Made by `npm run conformance -- --corpus DIR --calibrate FILE`: do not edit. */
export const CALIBRATION: Readonly<Record<string, Steps>> = {
  'buyer.name': [[0.6, 0.692], [0.8, 0.944]],
  'buyer.vatId': [[0.9, 0.973]],
  'buyerReference': [[0.5, 0.685], [0.9, 0.973]],
  'currency': [[0.5, 0.689], [0.95, 0.993]],
  'despatchAdviceReference': [[0.95, 0.976]],
  'dueDate': [[0.6, 0.793], [0.7, 0.812], [0.8, 0.976]],
  'issueDate': [[0, 0.505], [0.6, 0.818], [0.7, 0.967], [0.8, 0.969], [0.9, 0.981]],
  'lines.item.name': [[0.7, 0.535], [0.8, 0.882]],
  'lines.net': [[0.7, 0.759], [0.8, 0.931], [0.95, 0.971]],
  'lines.price.net': [[0.7, 0.762], [0.8, 0.962], [0.95, 0.967]],
  'lines.quantity': [[0.7, 0.872], [0.8, 0.954]],
  'number': [[0, 0.595], [0.6, 0.728], [0.8, 0.925], [0.95, 0.992]],
  'paymentInstructions.creditTransfers.accountId': [[0, 0.738], [0.6, 0.812], [0.95, 0.987]],
  'purchaseOrderReference': [[0.5, 0.692], [0.6, 0.733], [0.8, 0.846], [0.95, 0.983]],
  'seller.name': [[0, 0.821], [0.5, 0.834]],
  'seller.vatId': [[0.5, 0.689], [0.8, 0.944]],
  'totals.due': [[0.7, 0.839], [0.9, 0.96], [0.95, 0.985]],
  'totals.lineNetSum': [[0.7, 0.888], [0.8, 0.959], [0.95, 0.976]],
  'totals.paid': [[0.5, 0.314], [0.7, 0.862], [0.95, 0.982]],
  'totals.vat': [[0.7, 0.333], [0.8, 0.804], [0.95, 0.993]],
  'totals.withVat': [[0.6, 0.772], [0.8, 0.906], [0.9, 0.955], [0.95, 0.992]],
  'totals.withoutVat': [[0.5, 0.769], [0.8, 0.902], [0.9, 0.945], [0.95, 0.992]],
};
