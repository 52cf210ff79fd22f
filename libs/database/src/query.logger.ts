import { Logger } from '@nestjs/common';
import type { Logger as TypeOrmLogger } from 'typeorm';
import { databaseCode } from './faults.js';

// Enough to know the statement by.
const SQL_CHARS = 500;

/** Sends what TypeORM has to say to the process's log: slow and failed statements, never their parameters, which are people's data. */
export class QueryLogger implements TypeOrmLogger {
  private readonly logger = new Logger('Database');

  logQueryError(error: string | Error, query: string): void {
    // Whoever sent it decides what the failure means and says so; this tells which statement it was.
    this.logger.debug(`Statement failed (${databaseCode(error) ?? 'no code'}): ${shorten(query)}`);
  }

  logQuerySlow(timeMs: number, query: string): void {
    this.logger.warn(`Statement took ${timeMs} ms: ${shorten(query)}`);
  }

  logQuery(): void {
    // Traces tell of statements that went well.
  }

  logSchemaBuild(): void {
    // The schema is made by migrations.
  }

  logMigration(message: string): void {
    this.logger.debug(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    if (level === 'warn') this.logger.warn(String(message));
  }
}

function shorten(query: string): string {
  return query.replaceAll(/\s+/g, ' ').trim().slice(0, SQL_CHARS);
}
