import { defaultResource, detectResources, resourceAttributesEnvDetector, resourceFromAttributes, type Resource } from '@opentelemetry/resources';

/** Who measures: the service's name, and what `OTEL_RESOURCE_ATTRIBUTES` adds. */
export function telemetryResource(environment: NodeJS.ProcessEnv = process.env): Resource {
  return defaultResource()
    .merge(detectResources({ detectors: [resourceAttributesEnvDetector] }))
    .merge(resourceFromAttributes({ 'service.name': environment['OTEL_SERVICE_NAME'] ?? 'smartap' }));
}
