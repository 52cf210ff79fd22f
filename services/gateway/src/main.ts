import 'reflect-metadata';
import { runService } from '@smartap/service';
import { readConfig } from './config.js';
import { gateway } from './gateway.definition.js';
import { GatewayModule } from './gateway.module.js';
import { configureHttp } from './http/configure-http.js';
import { serverOptions } from './http/server-options.js';

const config = readConfig();
await runService({
  definition: gateway,
  settings: config.gateway,
  module: GatewayModule.with(config),
  server: serverOptions(config.gateway),
  configure: (app) => configureHttp(app, config.gateway),
});
