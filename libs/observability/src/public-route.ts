/** Metadata key by which the guard of `@smartap/auth` knows a route that needs no caller: its `@Public()` sets the same. */
export const PUBLIC_ROUTE = 'smartap:public';
