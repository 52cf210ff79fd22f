import type { Command } from 'commander';
import { LaunchError } from '../launch.error.js';
import { GatewayClient, GatewayRefusal, type GatewayAccess, type LocalCaller } from './gateway-client.js';

/** What every command that asks the gateway is told. */
export type GatewayOptions = GatewayAccess & { readonly tenant?: string; readonly json?: boolean };

/**
 * Adds the options by which a command finds the gateway and says who calls.
 *
 * @param role who may do it, in words
 */
export function asksGateway(command: Command, role: string): Command {
  return command
    .option('--url <url>', 'of the gateway (SMARTAP_URL); by default what npm start runs here')
    .option('--token <jwt>', `of somebody with the role ${role} (SMARTAP_TOKEN)`)
    .option('--api-key <key>', 'instead of a token (SMARTAP_API_KEY)')
    .option('--json', 'JSON on stdout');
}

/** As {@link asksGateway}, for what belongs to a tenant. */
export function asksOfTenant(command: Command, role: string): Command {
  return asksGateway(command, role).option('--tenant <id>', 'whose, where npm start runs here and no token is given');
}

/** Opens the gateway for what belongs to a tenant: with `--tenant` as somebody of this role of what npm start runs here. */
export function openFor(role: LocalCaller['role'], options: GatewayOptions): Promise<GatewayClient> {
  return GatewayClient.open(options, process.env, options.tenant ? { tenantId: options.tenant, role } : undefined);
}

/** What whoever the gateway does not let in can do, of a command that {@link asksOfTenant} with this role. */
export const adviceFor = (role: string): string => `A token or API key with the role ${role} is needed; for what npm start runs here, --tenant.`;

/** Puts the words of the gateway in place of a stack. */
export async function inWords(work: Promise<void>, advice: string): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof GatewayRefusal)) throw error;
    throw new LaunchError(
      `The gateway answers ${error.status} ${error.code}: ${error.message}`,
      error.status === 401 || error.status === 403 ? advice : undefined,
    );
  }
}
