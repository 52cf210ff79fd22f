/** What one check said. */
export interface CheckReport {
  readonly status: 'ok' | 'failing';
  /** How long the check took, in milliseconds. */
  readonly ms: number;
  /** False: a failure degrades the service and leaves it ready. */
  readonly required: boolean;
  /** A code (`ECONNREFUSED`, `TIMEOUT`), never a message: those may name hosts and users. */
  readonly error?: string;
}

/** What `/health` and `/health/ready` answer. */
export interface HealthReport {
  /** `degraded` is still ready: something that the service can work without is failing. */
  readonly status: 'ok' | 'degraded' | 'failing' | 'stopping';
  readonly checks: Readonly<Record<string, CheckReport>>;
}
