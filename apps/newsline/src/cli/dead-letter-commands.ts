import type { DeadLetterFilter, DeadLetters } from '@newsline/messaging';
import type { Installation } from '../installation.ts';
import { UserError } from '../user-error.ts';
import { print, printJson, printTable, progress } from './output.ts';

/** Which dead letters a command is for, as its options say. */
export type FilterOptions = {
  readonly group?: string;
  readonly channel?: string;
  readonly reason?: string;
  /** Milliseconds. */
  readonly olderThan?: number;
};

/** How many are retried or discarded before progress is shown. */
const portion = 500;

export async function listDeadLetters(
  { bus }: Installation,
  { limit, json, ...options }: FilterOptions & { readonly limit: number; readonly json?: boolean },
): Promise<void> {
  const filter = filterOf(options);
  const letters = await bus.deadLetters.list({ limit }, filter);
  if (json) return letters.forEach((letter) => printJson(letter));
  if (letters.length === 0) return print('No dead letters.');
  printTable([
    ['ID', 'GIVEN UP', 'BY', 'DELIVERIES', 'EVENT', 'REASON'],
    ...letters.map(({ id, at, group, deliveries, event, reason }) => [
      id,
      at.toISOString().slice(0, 19),
      group,
      String(deliveries),
      event.id,
      reason.split('\n')[0] ?? '',
    ]),
  ]);
  const total = await bus.deadLetters.count(filter);
  if (total > letters.length) print(`${letters.length} of ${total}. Show more with --limit.`);
}

export async function showDeadLetter({ bus }: Installation, id: string): Promise<void> {
  const letter = await bus.deadLetters.get(id);
  if (!letter) throw unknown(id);
  printJson(letter, 2);
}

/** @param id null: those that match the options */
export async function retryDeadLetters(
  { bus: { deadLetters } }: Installation,
  id: string | null,
  options: FilterOptions,
): Promise<void> {
  if (id !== null) {
    if (!(await deadLetters.retry(id))) throw unknown(id);
    return print(`retried ${id}`);
  }
  const count = await forAll(deadLetters, options, 'Retrying', (filter) =>
    deadLetters.retryMatching(filter, portion),
  );
  print(`retried ${count}`);
}

/** @param id null: those that match the options */
export async function discardDeadLetters(
  { bus: { deadLetters } }: Installation,
  id: string | null,
  options: FilterOptions,
): Promise<void> {
  if (id !== null) {
    if (!(await deadLetters.discard(id))) throw unknown(id);
    return print(`discarded ${id}`);
  }
  const count = await forAll(deadLetters, options, 'Discarding', (filter) =>
    deadLetters.discardMatching(filter, portion),
  );
  print(`discarded ${count}`);
}

/** Those that are there now: one that is given up again meanwhile is not retried a second time. */
async function forAll(
  deadLetters: DeadLetters,
  options: FilterOptions,
  title: string,
  apply: (filter: DeadLetterFilter) => Promise<number>,
): Promise<number> {
  const [newest] = await deadLetters.list({ limit: 1 });
  if (!newest) return 0;
  const filter = { ...filterOf(options), upTo: newest.id };
  const total = await deadLetters.count(filter);
  const bar = progress(title);
  let done = 0;
  try {
    for (let some = await apply(filter); some > 0; some = await apply(filter)) {
      done += some;
      bar.advance(done, total);
    }
  } finally {
    bar.stop();
  }
  return done;
}

function filterOf({ group, channel, reason, olderThan }: FilterOptions): DeadLetterFilter {
  return {
    ...(group !== undefined && { group }),
    ...(channel !== undefined && { channel }),
    ...(reason !== undefined && { reason }),
    ...(olderThan !== undefined && { before: new Date(Date.now() - olderThan) }),
  };
}

function unknown(id: string): UserError {
  return new UserError(
    `There is no dead letter ${id}; it may have been retried or discarded. See: newsline dead-letters list`,
  );
}
