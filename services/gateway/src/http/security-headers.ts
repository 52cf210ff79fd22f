import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

type Helmet = ReturnType<typeof helmet>;

/** The headers that helmet sets, found once: they are the same for every answer, and finding them each time costs. */
export function securityHeaders(options: Parameters<typeof helmet>[0]): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  const middleware: Helmet = helmet(options);
  middleware({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => {
    if (error !== undefined) throw error;
  });
  return headers;
}
