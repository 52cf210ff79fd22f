import type { CodingShare, LineShares } from '@smartap/contracts';
import { LaunchError } from '../../launch.error.js';

/** `1=4711/K1/P:70`: line, account, cost centre, project, percentage. */
const SHARE = /^(?<line>[^=]+)=(?<account>[^/:]+)\/(?<center>[^/:]+)(?:\/(?<project>[^/:]+))?(?::(?<percent>\d+(?:\.\d+)?))?$/;

/**
 * What a command line says of lines, the parts of one line together.
 *
 * @throws LaunchError that says how it is written
 */
export function lineShares(texts: readonly string[]): LineShares[] {
  const shares = texts.map((text) => {
    const { line, account, center, project, percent } = SHARE.exec(text)?.groups ?? {};
    if (!line || !account || !center)
      throw new LaunchError(`--line ${text} cannot be read.`, 'Write line=account/costcentre, such as 1=4711/K1, with /project or :percent behind it.');
    const part: CodingShare = {
      glAccount: account,
      costCenter: center,
      ...(project === undefined ? {} : { project }),
      ...(percent === undefined ? {} : { percent }),
    };
    return { lineId: line, part };
  });
  return [...Map.groupBy(shares, ({ lineId }) => lineId)].map(([lineId, own]) => ({ lineId, parts: own.map(({ part }) => part) }));
}
