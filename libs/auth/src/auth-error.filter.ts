import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { AuthError } from './auth.error.js';

interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}

const TITLES = { 401: 'Not authenticated', 403: 'Not allowed', 503: 'Authentication unavailable' } as const;

/** Answers an {@link AuthError} as problem details (RFC 9457) where the application has no filter of its own for it. */
@Catch(AuthError)
export class AuthErrorFilter implements ExceptionFilter<AuthError> {
  catch(error: AuthError, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const { status, code, message, details } = error;
    reply
      .code(status)
      .header('content-type', 'application/problem+json')
      .send({ type: 'about:blank', title: TITLES[status], status, detail: message, code, ...details });
  }
}
