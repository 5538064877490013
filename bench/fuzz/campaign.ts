import type { Kind } from './kinds.ts';
import type { CaseError, Ended } from './protocol.ts';
import { RunningCases, type Limits, type Outcome } from './running-cases.ts';

/** `slow`: took more processor time than a case may; `hung`: did not end at all; `died`: ended its
 *  process. */
export type Finding = {
  readonly what: 'threw' | 'invalid' | 'slow' | 'hung' | 'died';
  readonly index: number;
  readonly error: CaseError;
};

export type KindResult = {
  readonly kind: string;
  readonly cases: number;
  readonly refused: number;
  readonly seconds: number;
  readonly slowest: Pick<Ended, 'index' | 'cpuMs' | 'bytes'>;
  readonly findings: readonly Finding[];
};

export type Campaign = {
  readonly seed: string;
  readonly from: string | null;
  readonly cases: number;
  /** When no further case is begun, by `performance.now()`. */
  readonly until: number;
  readonly limits?: Limits;
};

/** Of processor time, for one case. */
export const limitMs = 1000;
/** A case without an end by then is one that takes too long, whatever else the machine does. */
const usual: Limits = { spentMs: 5 * limitMs, waitedMs: 60_000 };
const processes = 2;
const batch = 20;
const warmUpCases = 5;
/** Suspects that are tried again; more stand as they are. */
const mostRetried = 30;

/** Runs the cases of one kind, by two processes at a time, and tries again, alone, those that took too
 *  long. */
export async function runKind(kind: Kind, campaign: Campaign): Promise<KindResult> {
  const began = performance.now();
  const { limits = usual } = campaign;
  const findings: Finding[] = [];
  const suspects = new Map<number, Finding>();
  let slowest: KindResult['slowest'] = { index: 0, cpuMs: 0, bytes: 0 };
  let [next, cases, refused] = [0, 0, 0];

  const count = (ended: Ended): void => {
    cases += 1;
    if (ended.outcome === 'refused') refused += 1;
    if (ended.cpuMs > limitMs) suspects.set(ended.index, slow(ended));
    else if (ended.cpuMs > slowest.cpuMs) slowest = ended;
    if (ended.error) findings.push(failure(ended, ended.error));
  };
  const work = async (): Promise<void> => {
    let running = await start(kind, campaign);
    while (next < campaign.cases && performance.now() < campaign.until) {
      let from = next;
      const to = Math.min(campaign.cases, from + batch);
      next = to;
      while (from < to && performance.now() < campaign.until) {
        const outcome = await running.run({ kind: 'cases', from, to }, limits, count);
        if (outcome.kind === 'done') break;
        cases += 1;
        suspects.set(outcome.index, lost(outcome));
        running = await start(kind, campaign);
        from = outcome.index + 1;
      }
    }
    running.stop();
  };
  await Promise.all(Array.from({ length: processes }, work));
  const seconds = (performance.now() - began) / 1000;

  const retried = [...suspects.values()].slice(0, mostRetried);
  for (const suspect of retried) {
    const { finding, ended } = await retry(suspect, kind, campaign);
    if (finding) findings.push(finding);
    if (ended && ended.cpuMs > slowest.cpuMs) slowest = ended;
  }
  findings.push(...[...suspects.values()].slice(mostRetried));
  return { kind: kind.name, cases, refused, seconds, slowest, findings };
}

export function start(
  kind: Kind,
  { seed, from }: Pick<Campaign, 'seed' | 'from'>,
): Promise<RunningCases> {
  const { name, target, conditions } = kind;
  return RunningCases.start({ target, from, seed: `${seed} ${name}` }, conditions);
}

/** Runs a case in a process that has nothing else to do, and has done a few before: the first ones pay
 *  for compiling. `finding` is null where it is in order. */
export async function retry(
  { index, what }: Pick<Finding, 'index' | 'what'>,
  kind: Kind,
  campaign: Pick<Campaign, 'seed' | 'from' | 'limits'>,
): Promise<{ readonly finding: Finding | null; readonly ended: Ended | null }> {
  const { limits = usual } = campaign;
  let running = await start(kind, campaign);
  let ended: Ended | null = null;
  const note = (one: Ended) => void (ended = one);
  const warmUp = { kind: 'cases', from: 0, to: Math.min(index, warmUpCases) } as const;
  const warm = warmUp.to === 0 || (await running.run(warmUp, limits, () => {})).kind === 'done';
  // One of them may be a suspect as well.
  if (!warm) running = await start(kind, campaign);
  const again = { kind: 'cases', from: index, to: index + 1 } as const;
  const outcome = await running.run(again, limits, note);
  running.stop();
  if (outcome.kind !== 'done') return { finding: lost(outcome), ended: null };
  return { finding: verdictOn(what, ended), ended };
}

function verdictOn(what: Finding['what'], ended: Ended | null): Finding | null {
  if (ended === null) return null;
  if (ended.cpuMs > limitMs) return slow(ended);
  // What it threw was found the first time.
  const isNew = what !== 'slow';
  return isNew && ended.error ? failure(ended, ended.error) : null;
}

function failure({ index, outcome }: Ended, error: CaseError): Finding {
  return { what: outcome === 'invalid' ? 'invalid' : 'threw', index, error };
}

function slow({ index, cpuMs, bytes }: Ended): Finding {
  const message = `${(cpuMs / 1000).toFixed(1)} s for ${bytes} bytes`;
  return { what: 'slow', index, error: { name: 'slow', message, place: '' } };
}

function lost({ index, ...outcome }: Exclude<Outcome, { kind: 'done' }>): Finding {
  const [what, message] =
    outcome.kind === 'died' ? (['died', outcome.how] as const) : (['hung', 'no end'] as const);
  return { what, index, error: { name: what, message, place: '' } };
}
