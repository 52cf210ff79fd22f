import type { OperationBegun } from '@smartap/contracts';
import type { FastifyReply } from 'fastify';

/** The answer to a request whose work takes long. */
export interface BegunOperation extends OperationBegun {
  /** Where to look. */
  readonly status: string;
}

/** Says where long work stands: by `Location`, and in the body. */
export function operationAt({ operationId }: OperationBegun, reply: FastifyReply): BegunOperation {
  const status = `/api/v1/operations/${operationId}`;
  void reply.header('location', status);
  return { operationId, status };
}
