/** What happens to an approval. `at` is an instant of UTC. */
export type FlowAct =
  | { readonly act: 'approve' | 'reject'; readonly at: string; readonly by: string; readonly step: string; readonly contentVersion: number }
  | { readonly act: 'handOver'; readonly at: string; readonly by: string; readonly step: string; readonly to: string }
  | { readonly act: 'edit'; readonly at: string; readonly by: string; readonly scope: string; readonly change: FlowChange }
  | { readonly act: 'matchChanged'; readonly at: string; readonly payableNowBefore: string; readonly payableNow: string }
  | { readonly act: 'replan'; readonly at: string; readonly by: string }
  | { readonly act: 'editVendor'; readonly at: string; readonly by: string; readonly seller: string }
  | { readonly act: 'breakGlass'; readonly at: string; /** One: whether they may; two: they do. */ readonly by: readonly string[] }
  | { readonly act: 'releasePayment'; readonly at: string; readonly by: string }
  | { readonly act: 'wait'; readonly at: string; readonly cause: string }
  | { readonly act: 'resume'; readonly at: string }
  | { readonly act: 'tick'; readonly at: string };

/** What an edit changes of the facts. */
export interface FlowChange {
  readonly amount?: string | undefined;
  readonly groupAmount?: string | undefined;
  readonly currency?: string | undefined;
  readonly entity?: string | undefined;
  readonly payeeAccount?: string | undefined;
  readonly costCenters?: readonly string[] | undefined;
  readonly verdictClass?: string | undefined;
}
