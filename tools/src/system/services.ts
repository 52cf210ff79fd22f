/** Every service, in the order an invoice meets them. The one list: start, status, benches and faults read it. */
export const SERVICES = ['gateway', 'intake', 'extraction', 'validation', 'matching', 'approval'] as const;

/** Name of a service, of its folder, its schema and its bus user. */
export type ServiceName = (typeof SERVICES)[number];
