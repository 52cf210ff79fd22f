import { Logger } from '@nestjs/common';

/** True when the tests are to show what the services log: `TEST_LOG=1`. */
export const showsLog = (): boolean => process.env['TEST_LOG'] !== undefined;

/** Keeps services under test from logging: what they say of faults that a test makes hides what a test says. */
export function quiet(): void {
  if (!showsLog()) Logger.overrideLogger(false);
}
