import type { Prng } from '../prng.js';

/** A page that a browser shows: what people save when they mean to download an invoice. */
export function remittancePage(random: Prng): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Your invoice is ready</title></head>
<body>
  <h1>Your invoice ${random.digits(7)} is ready</h1>
  <p>Sign in to download it.</p>
</body>
</html>
`;
}
