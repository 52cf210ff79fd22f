/** A server's version: major, minor, patch. */
export type Version = readonly [number, number, number];

/** The first version number in what `--version` prints; undefined when there is none. */
export function parseVersion(text: string): Version | undefined {
  const found = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  if (!found) return undefined;
  return [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
}

/** True when `version` is `least` or newer. */
export function isAtLeast(version: Version, least: Version): boolean {
  for (const part of [0, 1, 2] as const) {
    if (version[part] !== least[part]) return version[part] > least[part];
  }
  return true;
}

/** As people write it: 2.10.0. */
export function formatVersion(version: Version): string {
  return version.join('.');
}
