import { Global, Module } from '@nestjs/common';
import { AuditSealer } from './audit.sealer.js';

/** Runs the sealer of this service's audit trail. */
@Global()
@Module({ providers: [AuditSealer], exports: [AuditSealer] })
export class AuditModule {}
