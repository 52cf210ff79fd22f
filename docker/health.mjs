// Exits 0 when a service says that it is ready, else 1 with its answer: the image's health check, and `helm test`.
const url = process.argv[2] ?? `http://127.0.0.1:${process.env.PORT ?? '8080'}/health/ready`;

try {
  const response = await fetch(url, { signal: AbortSignal.timeout(4000) });
  const answer = await response.text();
  process.stdout.write(`${url} answered ${response.status}: ${answer}\n`);
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  process.stderr.write(`${url} does not answer: ${error instanceof Error ? (error.cause?.message ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
