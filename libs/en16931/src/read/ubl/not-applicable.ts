/** What UBL writers put where the schema demands a reference that does not exist, beside the one that does (Peppol BIS Billing 3). */
export const NOT_APPLICABLE = 'NA';
