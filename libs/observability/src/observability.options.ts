/** What the module is told of its process. */
export interface ObservabilityOptions {
  /** Name of the service, as in the logs. */
  readonly service: string;
  readonly version?: string;
}

/** Injection token of {@link ObservabilityOptions}. */
export const OBSERVABILITY_OPTIONS = Symbol('OBSERVABILITY_OPTIONS');
