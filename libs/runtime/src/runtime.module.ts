import { Global, Module } from '@nestjs/common';
import { CLOCK, SystemClock } from './clock.js';

/** Gives every module of a process the {@link CLOCK}. */
@Global()
@Module({ providers: [{ provide: CLOCK, useClass: SystemClock }], exports: [CLOCK] })
export class RuntimeModule {}
