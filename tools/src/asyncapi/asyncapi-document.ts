import * as contracts from '@smartap/contracts';
import { commandSubject, EVENTS, getOperation, OPERATION_OWNERS, reemit, SERVICES, type CommandDefinition, type EventDefinition } from '@smartap/contracts';
import { Invoice } from '@smartap/en16931';
import { stringify } from 'yaml';

const COMMANDS: readonly CommandDefinition[] = [
  ...(Object.values(contracts) as readonly unknown[]).filter(isCommand),
  ...SERVICES.filter((service) => service !== 'gateway').map(reemit),
  ...OPERATION_OWNERS.map(getOperation),
].toSorted((a, b) => (commandSubject(a) < commandSubject(b) ? -1 : 1));

// Told apart from its copies inside messages, which become references to it.
const INVOICE_SHARED = 'An invoice or credit note in the terms of EN 16931-1';

/** The AsyncAPI 3.0 document of the bus, as YAML: every event and command, who says it, its schema and example. */
export function asyncApiDocument(): string {
  const events = Object.values(EVENTS) as readonly EventDefinition[];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'SmartAP bus',
      version: '1.0.0',
      description:
        'Events on NATS JetStream as CloudEvents 1.0 in binary mode; commands by request and reply. Made from libs/contracts by npm run asyncapi: do not edit.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      ...Object.fromEntries(events.map((event) => [event.type, eventChannel(event)])),
      ...Object.fromEntries(COMMANDS.map((command) => [commandSubject(command), commandChannel(command)])),
    },
    operations: {
      ...Object.fromEntries(events.map((event) => [`send.${event.type}`, eventOperation(event)])),
      ...Object.fromEntries(COMMANDS.map((command) => [`ask.${commandSubject(command)}`, commandOperation(command)])),
    },
    components: {
      messages: {
        ...Object.fromEntries(events.map((event) => [event.type, eventMessage(event)])),
        ...Object.fromEntries(
          COMMANDS.flatMap((command) => [
            [`${commandSubject(command)}.request`, message(command.description, command.request)],
            [`${commandSubject(command)}.reply`, message(`Reply: ${command.description}`, command.reply)],
          ]),
        ),
      },
      schemas: { eventHeaders: EVENT_HEADERS, invoice: { ...Invoice, title: INVOICE_SHARED } },
    },
  };
  return stringify(plain(document), { aliasDuplicateObjects: false, lineWidth: 140 });
}

const EVENT_HEADERS = {
  type: 'object',
  required: ['ce-id', 'ce-type', 'ce-source', 'ce-specversion', 'ce-tenantid'],
  properties: {
    'ce-specversion': { type: 'string', const: '1.0' },
    'ce-id': { type: 'string', format: 'uuid', description: 'Id of the event; also the Nats-Msg-Id. A UUIDv7 is best.' },
    'ce-type': { type: 'string', description: 'As in the subject' },
    'ce-source': { type: 'string', format: 'uri-reference' },
    'ce-subject': { type: 'string', description: 'Id of the aggregate' },
    'ce-time': { type: 'string', format: 'date-time' },
    'ce-dataschema': { type: 'string', format: 'uri' },
    'ce-tenantid': { type: 'string', format: 'uuid', description: 'Must equal the tenant of the subject' },
    'ce-correlationid': { type: 'string', format: 'uuid' },
    'ce-causationid': { type: 'string', format: 'uuid' },
    traceparent: { type: 'string', description: 'W3C Trace Context' },
  },
};

const reference = (path: string): { $ref: string } => ({ $ref: path });

function eventChannel(event: EventDefinition): object {
  return {
    address: `smartap.{tenantId}.${event.type}`,
    description: event.description,
    parameters: { tenantId: { description: 'UUID of the tenant' } },
    messages: { event: reference(`#/components/messages/${event.type}`) },
  };
}

function eventMessage(event: EventDefinition): object {
  return {
    name: event.type,
    title: event.description,
    headers: reference('#/components/schemas/eventHeaders'),
    payload: event.data,
    examples: [{ name: 'example', payload: event.example }],
  };
}

function eventOperation(event: EventDefinition): object {
  return {
    action: 'send',
    channel: reference(`#/channels/${event.type}`),
    summary: event.description,
    description: `Published by ${event.publishers.join(', ')} only.`,
    messages: [reference(`#/channels/${event.type}/messages/event`)],
  };
}

function commandChannel(command: CommandDefinition): object {
  const subject = commandSubject(command);
  return {
    address: subject,
    description: command.description,
    messages: { request: reference(`#/components/messages/${subject}.request`), reply: reference(`#/components/messages/${subject}.reply`) },
  };
}

function commandOperation(command: CommandDefinition): object {
  const channel = `#/channels/${commandSubject(command)}`;
  return {
    action: 'send',
    channel: reference(channel),
    summary: command.description,
    description: command.changes ? 'Changes state; the same command id is done once.' : 'Changes nothing.',
    messages: [reference(`${channel}/messages/request`)],
    reply: { channel: reference(channel), messages: [reference(`${channel}/messages/reply`)] },
  };
}

function message(title: string, payload: object): object {
  return { title, payload };
}

function isCommand(value: unknown): value is CommandDefinition {
  return typeof value === 'object' && value !== null && 'request' in value && 'reply' in value && 'service' in value;
}

/** The document as plain JSON. The invoice model, which many messages carry, stands in it once. */
function plain(document: object): object {
  return JSON.parse(JSON.stringify(document, (_, value: unknown) => (isInvoiceSchema(value) ? reference('#/components/schemas/invoice') : value))) as object;
}

function isInvoiceSchema(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'title' in value && value.title === Invoice.title && 'properties' in value;
}
