import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ContractError } from '@smartap/contracts';
import { isOutage } from '@smartap/database';
import { AppError, newId } from '@smartap/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { makeProblem, type Problem } from './problem.js';
import { statusOf } from './status-of.js';

/** Answers every failure as problem details with an id that is in the log. A failure of ours says no more than that. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(error, newId());
    const words = error instanceof Error ? error.message : String(error);
    // A neighbour that is away says so in its own log: one line is enough here.
    if (problem.status === 503) this.logger.warn(`${request.method} ${request.url} could not be served (${problem.errorId}): ${words}`);
    else if (problem.status >= 500)
      this.logger.error(`${request.method} ${request.url} failed (${problem.errorId}): ${error instanceof Error ? (error.stack ?? words) : words}`);
    else this.logger.debug(`${request.method} ${request.url}: ${problem.status} ${problem.code} (${problem.errorId})`);
    const challenge = error instanceof AppError && 'challenge' in error && typeof error.challenge === 'string' ? error.challenge : undefined;
    if (challenge) void reply.header('www-authenticate', challenge);
    // What is left of a body that is too large is not worth a connection.
    if (problem.status === 413) void reply.header('connection', 'close');
    if (problem.status === 503) void reply.header('retry-after', '2');
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
  }
}

/** Failures whose own words name keys, folders and hosts: the log has those, the caller is told what to do. */
const PLAIN: Readonly<Record<string, (error: AppError) => string>> = {
  OBJECT_TOO_LARGE: ({ details }) => `The file is larger than ${String(details['maxBytes'])} bytes, the most that is taken here.`,
  OBJECT_STORE_UNAVAILABLE: () => 'Documents cannot be kept or read now. Try again; the same Idempotency-Key makes it safe.',
  OBJECT_STORE_FULL: () => 'There is no room left for documents. Nothing was taken in; try again when the operator has made room.',
};

type Make = (status: number, code: string, detail: string, errors?: Problem['errors']) => Problem;

function problemOf(error: unknown, errorId: string): Problem {
  const make: Make = (...rest) => makeProblem(errorId, ...rest);
  if (error instanceof ContractError) return make(400, 'REQUEST_INVALID', error.message, [{ pointer: error.pointer, detail: error.message }]);
  if (error instanceof AppError) {
    const status = statusOf(error);
    return status === 500
      ? make(500, 'INTERNAL', `Something went wrong here. Tell us the error id ${errorId}.`)
      : make(status, error.code, PLAIN[error.code]?.(error) ?? error.message);
  }
  if (isOutage(error)) return make(503, 'SERVICE_UNAVAILABLE', 'The database cannot be reached now. Try again; the same Idempotency-Key makes it safe.');
  if (error instanceof HttpException) return fromNest(error, make);
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500)
    return make(error.statusCode, 'REQUEST_INVALID', error.message);
  return make(500, 'INTERNAL', `Something went wrong here. Tell us the error id ${errorId}.`);
}

function fromNest(error: HttpException, make: Make): Problem {
  const body = error.getResponse();
  const messages = typeof body === 'object' && 'message' in body && Array.isArray(body.message) ? body.message.map(String) : undefined;
  if (messages)
    return make(
      error.getStatus(),
      'REQUEST_INVALID',
      messages.join('; '),
      messages.map((detail) => ({ pointer: `/${detail.split(' ')[0] ?? ''}`, detail })),
    );
  return make(error.getStatus(), error.getStatus() === 404 ? 'NOT_FOUND' : 'REQUEST_INVALID', error.message);
}
