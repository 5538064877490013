import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitMs, retry, start, type Finding } from './campaign.ts';
import type { Kind } from './kinds.ts';
import type { Ended } from './protocol.ts';
import { causeOf } from './report.ts';
import { shrink } from './shrink.ts';
import type { Input } from './target.ts';

/** Enough to see that it is slow. */
const limits = { spentMs: 1.5 * limitMs, waitedMs: 60_000 };
const folder = join(import.meta.dirname, '../../.cache/fuzz');

type From = { readonly seed: string; readonly from: string | null };

/** Runs one case alone, says what it does and keeps its input; with `isShrunk` also the smallest one
 *  that does the same. Resolves to whether it is in order. */
export async function runOne(
  kind: Kind,
  index: number,
  campaign: From,
  isShrunk: boolean,
): Promise<boolean> {
  const running = await start(kind, campaign);
  const input = await running.make(index);
  running.stop();
  keep(input, `${kind.name}-${index}.${kind.ending}`);
  const { finding, ended } = await retry({ index, what: 'threw' }, kind, campaign);
  if (!finding) {
    console.log(`${ended?.outcome} in ${ended?.cpuMs.toFixed(1)} ms`);
    return true;
  }
  const { name, message, place } = finding.error;
  console.log(`${finding.what}: ${name}: ${message}\n${place}`);
  if (isShrunk) {
    const smallest = await shrunk(input, finding, kind, campaign);
    keep(smallest, `${kind.name}-${index}-small.${kind.ending}`);
  }
  return false;
}

async function shrunk(input: Input, finding: Finding, kind: Kind, campaign: From): Promise<Input> {
  const isSlow = finding.what === 'slow' || finding.what === 'hung';
  let running = await start(kind, campaign);
  const doesTheSame = async (smaller: Input): Promise<boolean> => {
    let same = false;
    const outcome = await running.run({ kind: 'input', input: smaller }, limits, (ended) => {
      same = isSlow ? ended.cpuMs > limitMs : failsAlike(ended, finding);
    });
    if (outcome.kind === 'done') return same;
    running = await start(kind, campaign);
    return outcome.kind === 'died' ? finding.what === 'died' : isSlow;
  };
  const smallest = await shrink(input, doesTheSame, isSlow ? 60 : 3000);
  running.stop();
  return smallest;
}

function failsAlike({ outcome, error }: Ended, finding: Finding): boolean {
  return (
    error !== undefined &&
    outcome === finding.what &&
    causeOf({ ...finding, error }) === causeOf(finding)
  );
}

function keep({ bytes, contentType }: Input, name: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), bytes);
  const as = contentType === '' ? '' : ` as ${contentType}`;
  console.log(`${bytes.length} bytes${as}: .cache/fuzz/${name}`);
}
