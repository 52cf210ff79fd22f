import type { LanguageLabels } from './labels.js';

/** Spanish. */
export const ES: LanguageLabels = {
  language: 'es',
  invoiceTitles: ['factura', 'factura simplificada'],
  creditTitles: ['factura rectificativa', 'nota de credito', 'abono', 'nota de abono'],
  otherTitles: ['presupuesto', 'albaran', 'pedido', 'orden de compra'],
  months: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  labels: {
    number: [['numero de factura', 1], ['n de factura', 1], ['factura n', 1], ['n factura', 1], ['num factura', 1], ['factura no', 1], ['factura num', 1], ['factura', 0.5], ['no de factura', 1], ['factura numero', 1]],
    issueDate: [['fecha de factura', 1], ['fecha factura', 1], ['fecha de emision', 1], ['fecha emision', 1], ['fecha de expedicion', 1], ['fecha', 0.65]],
    dueDate: [['fecha de vencimiento', 1], ['vencimiento', 0.9], ['fecha vencimiento', 1], ['fecha limite de pago', 1]],
    net: [['base imponible', 1], ['subtotal', 0.8], ['total neto', 1], ['importe neto', 0.9], ['total base imponible', 1], ['suma', 0.4], ['total sin iva', 1]],
    tax: [['iva', 0.75], ['total iva', 1], ['cuota iva', 0.95], ['importe iva', 0.95], ['i v a', 0.7], ['cuota', 0.6], ['igic', 0.6]],
    gross: [['total factura', 1], ['importe total', 0.95], ['total con iva', 1], ['total', 0.65], ['total iva incluido', 1]],
    due: [['total a pagar', 1], ['importe a pagar', 1], ['a pagar', 0.8], ['liquido a percibir', 0.8], ['pendiente', 0.6]],
    paid: [['anticipo', 0.8], ['pagado', 0.8], ['a cuenta', 0.7]],
    purchaseOrder: [['n pedido', 1], ['pedido', 0.7], ['numero de pedido', 1], ['su pedido', 0.95], ['orden de compra', 0.9], ['n de pedido', 1]],
    buyerReference: [['su referencia', 0.7]],
    despatch: [['albaran', 0.9], ['n albaran', 1], ['numero de albaran', 1]],
    currency: [['moneda', 1], ['divisa', 1]],
    vatId: [['nif', 1], ['cif', 1], ['n i f', 1], ['c i f', 1], ['nif iva', 1], ['cif nif', 1], ['nif cif', 1]],
    buyerVatId: [['nif cliente', 1], ['cif cliente', 1]],
    sellerSection: [['emisor', 1], ['proveedor', 0.95], ['vendedor', 0.9]],
    buyerSection: [['cliente', 0.85], ['facturar a', 1], ['datos del cliente', 1], ['destinatario', 0.8], ['comprador', 0.9]],
    partyName: [['nombre', 0.9], ['razon social', 1]],
    accountHolder: [['titular', 0.8], ['titular de la cuenta', 1]],
    inclusive: [['iva incluido', 0.6], ['con iva', 0.6]],
    exclusive: [['sin iva', 0.75], ['iva no incluido', 0.75]],
    other: [['n cliente', 1], ['codigo cliente', 1], ['fecha pedido', 1], ['telefono', 1], ['forma de pago', 1], ['direccion', 1], ['cantidad', 1], ['precio', 1], ['descuento', 1], ['pagina', 1], ['descripcion', 1], ['fecha de entrega', 1]],
  },
};
