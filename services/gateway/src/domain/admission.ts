/** What a gateway process has on its hands. */
export interface Load {
  readonly inFlight: number;
  readonly openUploads: number;
  readonly openUploadBytes: number;
  readonly loopDelayMs: number;
  readonly unsentEvents: number;
}

/** The most it may have, by the name of the setting. */
export interface LoadLimits {
  readonly HTTP_MAX_IN_FLIGHT: number;
  readonly UPLOAD_MAX_OPEN: number;
  readonly UPLOAD_MAX_BYTES_OPEN: number;
  readonly OVERLOAD_LOOP_DELAY_MS: number;
  readonly OUTBOX_MAX_UNSENT: number;
}

/** Why a request is not taken now. */
export interface Refusal {
  /** The setting whose bound is reached. */
  readonly limit: keyof LoadLimits;
  readonly reason: string;
}

/**
 * Whether one more request fits; undefined when it does.
 *
 * @param uploadBytes what an upload announces; undefined for any other request
 */
export function refusalOf(load: Load, limits: LoadLimits, uploadBytes: number | undefined): Refusal | undefined {
  if (load.loopDelayMs > limits.OVERLOAD_LOOP_DELAY_MS) return { limit: 'OVERLOAD_LOOP_DELAY_MS', reason: 'The gateway cannot keep up.' };
  if (load.inFlight >= limits.HTTP_MAX_IN_FLIGHT) return { limit: 'HTTP_MAX_IN_FLIGHT', reason: `${load.inFlight} requests are in flight.` };
  if (uploadBytes === undefined) return undefined;
  if (load.unsentEvents >= limits.OUTBOX_MAX_UNSENT) return { limit: 'OUTBOX_MAX_UNSENT', reason: `${load.unsentEvents} events wait for the bus.` };
  if (load.openUploads >= limits.UPLOAD_MAX_OPEN) return { limit: 'UPLOAD_MAX_OPEN', reason: `${load.openUploads} uploads are open.` };
  // One alone is always taken: its own size has a bound of its own.
  if (load.openUploads > 0 && load.openUploadBytes + uploadBytes > limits.UPLOAD_MAX_BYTES_OPEN)
    return { limit: 'UPLOAD_MAX_BYTES_OPEN', reason: `${load.openUploadBytes} bytes are being uploaded.` };
  return undefined;
}
