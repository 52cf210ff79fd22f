export { platformModules, type ServiceDefinition } from './platform.js';
export { platformTables } from './tables.js';
export { connectTransports, rootModule, runService, type ServiceParts } from './run-service.js';
export { provision, provisionFromEnvironment, ProvisionSettings } from './provision.js';
