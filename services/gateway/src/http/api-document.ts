import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

type OpenApi = ReturnType<typeof SwaggerModule.createDocument>;

/** The OpenAPI 3.1 document of what this process serves. */
export function apiDocument(app: NestFastifyApplication): OpenApi {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('SmartAP')
    .setDescription('Hand invoices in, see what becomes of them and why, answer tasks, keep vendors, orders and receipts.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth()
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key' }, 'api-key')
    .build();
  return withNullTypes(SwaggerModule.createDocument(app, builder));
}

/** In OpenAPI 3.1 a schema is JSON Schema: null is one of its types, and the `nullable` of 3.0 means nothing. */
export function withNullTypes<T>(node: T): T {
  return JSON.parse(JSON.stringify(node), (_, value: unknown) => {
    if (!isNullable(value)) return value;
    const { nullable: _nullable, type, ...schema } = value;
    return { type: [type, 'null'], ...schema, ...('enum' in schema && Array.isArray(schema.enum) ? { enum: [...schema.enum, null] } : {}) };
  }) as T;
}

function isNullable(value: unknown): value is { nullable: true; type: string } {
  return typeof value === 'object' && value !== null && 'nullable' in value && value.nullable === true && 'type' in value && typeof value.type === 'string';
}
