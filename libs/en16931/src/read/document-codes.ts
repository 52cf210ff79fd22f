/** UNTDID 1001 by which both syntaxes mark what is invoiced (BT-18, BT-128) among other documents. */
export const OBJECT_CODE = '130';
