/** A container that runs, on the network of the host. */
export interface Container {
  /** What it has said so far. */
  output(): Promise<string>;
  /** Runs the image's health check inside; 0 is healthy. */
  health(): Promise<number>;
  /** SIGTERM to the service; gives its exit code, or 128 and the signal's number. */
  stop(): Promise<number>;
  /** Files that were written outside the paths that may be, since it started. */
  writtenFiles(): Promise<string[]>;
  remove(): Promise<void>;
}

export interface RunPlan {
  env: Readonly<Record<string, string>>;
  /** Instead of the image's own command. */
  command?: readonly string[];
}

/** What builds and runs images: Docker, Podman or Buildah. */
export interface ImageEngine {
  readonly name: string;
  /** Builds the image of a service from `docker/Dockerfile`. */
  build(service: string): Promise<void>;
  sizeMb(service: string): Promise<number>;
  /** What the image says it does: user, command, health check. */
  config(service: string): Promise<{ user: string; command: string[]; health: string[] }>;
  run(service: string, plan: RunPlan): Promise<Container>;
}

/** The only paths a service may write to; the root file system is read-only in production. */
export const WRITABLE = ['/tmp', '/var/lib/smartap/objects'];

export const DOCKERFILE = ['-f', 'docker/Dockerfile'];
export const imageOf = (service: string): string => `smartap-${service}:test`;
