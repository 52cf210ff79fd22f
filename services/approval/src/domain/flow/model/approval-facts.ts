/** What an approval is about, and who had a hand in it. */
export interface ApprovalFacts {
  readonly amount: string;
  readonly currency: string;
  /** The amount in the group's currency: bands, limits and delegations are read by it. */
  readonly groupAmount: string;
  readonly entity: string;
  readonly costCenters: readonly string[];
  /** Of the coding, where what has no order needs one. */
  readonly glAccounts?: readonly string[] | undefined;
  readonly seller: string;
  readonly payeeAccount: string;
  readonly purchaseOrder: boolean;
  readonly verdictClass: string;
  readonly createdBy: string;
  readonly requester: string;
  readonly receiptPosters: readonly string[];
  readonly vendorEditors: readonly string[];
  /** Who accepted, with a reason, what matching found against it: where that person is asked, this is the answer. */
  readonly acceptedBy?: string | undefined;
  /** Further values that a step may take an approver from. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}
