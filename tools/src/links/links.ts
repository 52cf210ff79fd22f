import type { ServiceName } from '@smartap/contracts';
import { freePort } from '../processes/ports.js';
import type { ServerKind } from '../servers/server-kind.js';
import type { Toxic, Toxiproxy } from './toxiproxy.js';

/** What a service is linked to. */
export type LinkEnd = ServerKind | 's3';

/** The links between the services of a system and its servers, each of which can be cut and spoilt. */
export class Links {
  private readonly known: { readonly service: ServiceName; readonly end: LinkEnd; readonly name: string }[] = [];

  constructor(private readonly toxiproxy: Toxiproxy) {}

  /** Puts a proxy between a service and a server. Gives the URL that leads through it. */
  async lay(service: ServiceName, end: LinkEnd, url: string): Promise<string> {
    const through = new URL(url);
    const port = await freePort();
    const name = `${service}-${end}`;
    await this.toxiproxy.add(name, port, Number(through.port));
    this.known.push({ service, end, name });
    through.port = String(port);
    return through.href;
  }

  /** Ends all connections of these links and refuses new ones. */
  cut(end: LinkEnd, services?: readonly ServiceName[]): Promise<void> {
    return this.each(end, services, (name) => this.toxiproxy.enable(name, false));
  }

  /** From here on these links behave like this. */
  spoil(end: LinkEnd, toxic: Toxic, services?: readonly ServiceName[]): Promise<void> {
    return this.each(end, services, (name) => this.toxiproxy.poison(name, toxic));
  }

  /** All links are whole and quick again. */
  mend(): Promise<void> {
    return this.toxiproxy.reset();
  }

  private async each(end: LinkEnd, services: readonly ServiceName[] | undefined, work: (name: string) => Promise<void>): Promise<void> {
    const chosen = this.known.filter((link) => link.end === end && (services?.includes(link.service) ?? true));
    if (chosen.length === 0) throw new Error(`There is no link to ${end}: start the system with proxied: true.`);
    await Promise.all(chosen.map(({ name }) => work(name)));
  }
}
