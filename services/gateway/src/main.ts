import 'reflect-metadata';
import { runService } from '@smartap/service';
import { readConfig } from './config.js';
import { gateway } from './gateway.definition.js';
import { GatewayModule } from './gateway.module.js';
import { configureHttp } from './http/configure-http.js';

const config = readConfig();
await runService({ definition: gateway, settings: config.gateway, module: GatewayModule.with(config), configure: (app) => configureHttp(app, config.gateway) });
