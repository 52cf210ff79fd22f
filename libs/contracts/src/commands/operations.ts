import { Type } from '@sinclair/typebox';
import { defineCommand, type ServiceName } from '../define.js';
import { Id, OperationRecord } from '../shapes/index.js';

/** The services that do long work. */
export const OPERATION_OWNERS = ['extraction', 'validation'] as const satisfies readonly ServiceName[];

/** Asks a service how an operation of its own stands. */
export const getOperation = (service: ServiceName) =>
  defineCommand({
    service,
    name: 'get-operation',
    version: 1,
    changes: false,
    description: 'Says how long work stands, and what it ended with.',
    request: Type.Object({ operationId: Id('The operation') }),
    reply: OperationRecord,
  });
