import { Module } from '@nestjs/common';
import type { BusEvent } from '@smartap/contracts';
import { CommonSettings } from '@smartap/runtime';
import type { ServiceDefinition } from '@smartap/service';
import { anEvent, type ServicePlan } from '@smartap/testing';
import { FastHandler } from './fast.handler.js';
import { SlowHandler } from './slow.handler.js';
import { ToyController } from './toy.controller.js';
import { CreateToy1768500000000 } from './toy.migration.js';

@Module({ controllers: [ToyController], providers: [FastHandler, SlowHandler] })
class ToyModule {}

export class ToySettings extends CommonSettings {}

/** A service that only counts, under a name that has two lanes on one stream. */
export const definition: ServiceDefinition = { name: 'extraction', schema: { schema: 'extraction', migrations: [CreateToy1768500000000] } };

export const toyService: ServicePlan<ToySettings> = { definition, settings: ToySettings, module: () => ({ module: ToyModule }) };

/** An event the toy counts. */
export const received = (tenantId: string): BusEvent<'invoice.received.v1'> => anEvent('invoice.received.v1').ofTenant(tenantId).build();
