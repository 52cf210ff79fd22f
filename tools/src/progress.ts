/** Takes one line of progress: what is being done, or what was done and how long it took. */
export type Progress = (line: string) => void;

/** Progress for a person, on stderr: stdout belongs to results. */
export const toStderr: Progress = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Runs a step and tells when it took over two seconds, and every ten seconds while it lasts. */
export async function step<T>(title: string, onProgress: Progress, work: () => Promise<T>): Promise<T> {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  let told = false;
  const say = (): void => {
    told = true;
    onProgress(`${title} … ${seconds()} s`);
  };
  const first = setTimeout(say, 2000);
  const later = setInterval(say, 10_000);
  try {
    const result = await work();
    if (told) onProgress(`${title}: done in ${seconds()} s`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(later);
  }
}
