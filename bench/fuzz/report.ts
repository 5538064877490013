import type { Finding, KindResult } from './campaign.ts';

/** Findings with the same cause, as far as its message tells. */
export type Group = { readonly finding: Finding; readonly count: number };

/** The most frequent first. */
export function grouped(findings: readonly Finding[]): Group[] {
  const groups = new Map<string, { finding: Finding; count: number }>();
  for (const finding of findings) {
    const cause = causeOf(finding);
    const group = groups.get(cause);
    if (group) group.count += 1;
    else groups.set(cause, { finding, count: 1 });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}

/** The same for what differs only in numbers and quotations; why a case is slow, nothing tells. */
export function causeOf({ what, index, error }: Finding): string {
  const { name, message, place } = error;
  return what === 'slow' || what === 'hung'
    ? `${index}`
    : `${what} ${name} ${masked(message)} ${place}`;
}

function masked(message: string): string {
  return message
    .replace(/"(?:[^"\\]|\\.)*"?/g, '"…"')
    .replace(/'[^']*'/g, '…')
    .replace(/\d+/g, '0');
}

const titles = {
  threw: 'exceptions that nobody declared',
  invalid: 'outputs that break a promise',
  slow: 'cases of more than a second of processor time',
  hung: 'cases without an end',
  died: 'cases that ended their process',
} as const;

export function printKind({ kind, cases, refused, seconds, slowest, findings }: KindResult): void {
  const rate = Math.round(cases / Math.max(seconds, 0.001));
  console.log(
    `${kind.padEnd(8)} ${cases} cases, ${rate} a second; ${refused} refused as declared; ` +
      `slowest ${slowest.cpuMs.toFixed(0)} ms (${kind}:${slowest.index}, ${slowest.bytes} bytes); ` +
      `${findings.length} findings`,
  );
}

/** Each group with one case that shows it. */
export function printFindings({ kind, findings }: KindResult): void {
  for (const what of Object.keys(titles) as Finding['what'][]) {
    const found = findings.filter((finding) => finding.what === what);
    if (found.length === 0) continue;
    console.log(`\n${kind}: ${found.length} ${titles[what]}`);
    for (const { finding, count } of grouped(found)) {
      const { name, message, place } = finding.error;
      console.log(`  ${String(count).padStart(4)}  ${name}: ${message.replaceAll('\n', ' ')}`);
      if (place) console.log(`        ${place}`);
      console.log(`        --only ${kind}:${finding.index}`);
    }
  }
}
