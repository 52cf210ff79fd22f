/**
 * Number of the engine that reads documents. Raise it with every change by which the same document may read otherwise: by it
 * invoices are chosen to be read again. 1 is whatever read before the number was kept.
 */
export const ENGINE_VERSION = 25;
