import { aboveBound } from './facts.js';
import type { Conformance } from './run.js';

interface Times {
  median: number;
  p95: number;
}

function quantiles(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 100) / 100;
  return { median: at(0.5), p95: at(0.95) };
}

/** The result in the keys that measures.md fixes, with round trip and refusals added. */
export function report(conformance: Conformance, documents: number): Record<string, unknown> {
  return {
    documents,
    crashes: conformance.crashes,
    facts: conformance.facts.facts(),
    lines: conformance.lines.lines(),
    ...conformance.rules.score(),
    ms: Object.fromEntries([...conformance.times].map(([format, times]) => [format, quantiles(times)])),
    brier: conformance.facts.brier(),
    roundTrip: conformance.roundTrip,
    hybrid: conformance.hybrid,
    terms: conformance.terms.terms(),
    splits: { ...conformance.splits.several, ...conformance.splits.together },
    refusals: conformance.refusals,
    unscored: Object.fromEntries(conformance.unscored),
  };
}

/** The result for people, a line each. */
export function summary(conformance: Conformance, documents: number): string {
  const out = [`documents ${documents}, crashes ${conformance.crashes.length}`];
  for (const [format, fields] of Object.entries(conformance.facts.facts())) {
    const scores = Object.values(fields);
    const { known, above, wrong } = aboveBound(fields);
    const right = scores.reduce((sum, score) => sum + score.right, 0);
    const lines = conformance.lines.lines()[format];
    const share = known === 0 ? '-' : `${((100 * right) / known).toFixed(2)} %`;
    const { median, p95 } = quantiles(conformance.times.get(format) ?? []);
    out.push(
      `${format.padEnd(20)} facts ${right}/${known} ${share}, above the bound ${above}, of these wrong ${wrong}${lines === undefined ? '' : `, lines f1 ${(100 * lines.f1).toFixed(2)} % (by family ${(100 * lines.macro).toFixed(2)} %, of what is stated ${(100 * lines.f1Stated).toFixed(2)} %, by family ${(100 * lines.macroStated).toFixed(2)} %)`}, ${median} ms (p95 ${p95})`,
    );
  }
  const { rules, syntaxRules, rulesMs } = conformance.rules.score();
  out.push(
    `rules ${rules.identical}/${rules.documents} identical, syntax rules ${syntaxRules.identical}/${syntaxRules.documents}, ${rulesMs.median.toFixed(3)} ms a document (p95 ${rulesMs.p95.toFixed(3)}), ${rulesMs.fiftyLines.toFixed(3)} ms for fifty lines`,
  );
  out.push(`round trip ${conformance.roundTrip.lossless}/${conformance.roundTrip.documents} lossless`);
  out.push(`hybrid pages ${conformance.hybrid.documents}, of them ${conformance.hybrid.differing.length} print otherwise than their XML states`);
  if (conformance.unscored.size > 0) out.push(`no facts scored of ${[...conformance.unscored].map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
  out.push(...conformance.terms.summary(), ...conformance.splits.summary());
  return `${out.join('\n')}\n`;
}
