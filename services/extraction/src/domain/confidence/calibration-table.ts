import type { Steps } from './calibrate.js';

/** Made by `npm run conformance -- --corpus DIR --calibrate FILE`: do not edit. */
// prettier-ignore
export const CALIBRATION: Readonly<Record<string, Steps>> = {
  'buyer.name': [[0.6, 0.692], [0.8, 0.944]],
  'buyer.vatId': [[0.95, 0.976]],
  'buyerReference': [[0.5, 0.685], [0.9, 0.973]],
  'currency': [[0.6, 0.711], [0.95, 0.993]],
  'despatchAdviceReference': [[0.95, 0.976]],
  'dueDate': [[0.5, 0.672], [0.8, 0.969]],
  'issueDate': [[0, 0.681], [0.7, 0.97], [0.9, 0.981]],
  'lines.item.name': [[0.7, 0.662], [0.8, 0.904]],
  'lines.net': [[0.7, 0.759], [0.8, 0.927], [0.95, 0.976]],
  'lines.price.net': [[0.7, 0.872], [0.8, 0.952], [0.95, 0.973]],
  'lines.quantity': [[0.7, 0.881], [0.8, 0.952], [0.95, 0.962]],
  'number': [[0, 0.595], [0.6, 0.728], [0.8, 0.943], [0.9, 0.945], [0.95, 0.991]],
  'paymentInstructions.creditTransfers.accountId': [[0, 0.738], [0.6, 0.812], [0.95, 0.987]],
  'purchaseOrderReference': [[0.5, 0.692], [0.6, 0.733], [0.8, 0.846], [0.95, 0.983]],
  'seller.name': [[0, 0.821], [0.5, 0.915], [0.6, 0.925], [0.7, 0.939], [0.95, 0.98]],
  'seller.vatId': [[0.5, 0.785], [0.7, 0.785], [0.8, 0.877], [0.95, 0.953]],
  'totals.due': [[0.7, 0.839], [0.9, 0.96], [0.95, 0.985]],
  'totals.lineNetSum': [[0.7, 0.888], [0.8, 0.962], [0.95, 0.978]],
  'totals.paid': [[0.5, 0.314], [0.7, 0.862], [0.95, 0.982]],
  'totals.vat': [[0.7, 0.333], [0.8, 0.855], [0.95, 0.993]],
  'totals.withVat': [[0.6, 0.819], [0.8, 0.909], [0.95, 0.993]],
  'totals.withoutVat': [[0.5, 0.769], [0.8, 0.883], [0.95, 0.993]],
};
