import { applyDecorators, Catch, Controller, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { commandSubject, type CommandDefinition } from '@smartap/contracts';
import { throwError, type Observable } from 'rxjs';

// Nest's own filter turns every error into { status, message }; the strategy needs the error itself.
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** A class that answers commands. */
export const CommandController = (): ClassDecorator => applyDecorators(Controller(), UseFilters(PassErrorsOn));

/** Marks the method that answers a command: `(request, context) => reply`, with `@Payload()` and `@Ctx()`. */
export const HandlesCommand = (command: CommandDefinition): MethodDecorator => MessagePattern<string>(commandSubject(command), { command });
