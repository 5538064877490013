import type { SourcePoll } from '@newsline/contracts';
import { stateOf } from '@newsline/ingest';
import type { Installation } from '../installation.ts';
import { UserError } from '../user-error.ts';
import { print, printJson, printTable } from './output.ts';

type State = ReturnType<typeof stateOf>;

/** One source, its health and its last polls. */
export async function showSource(
  { ingest, readModel }: Installation,
  id: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const found = (await ingest.sources()).find((source) => source.id === id);
  if (!found) throw new UserError(`There is no source ${id}. See: newsline sources list`);
  const source = stateOf(found);
  const polls = await readModel.polls(id);
  if (options.json) return printJson({ ...source, polls });
  printTable(factsOf(source));
  if (polls.length === 0) return print('\nNo poll is on record.');
  print('');
  printTable([
    ['POLLED', 'OUTCOME', 'HTTP', 'BYTES', 'MS', 'NEW', 'CHANGED', 'REFUSED', 'SAID'],
    ...polls.flatMap(rowsOf),
  ]);
}

function factsOf({ id, name, url, health }: State): (readonly [string, string])[] {
  const { outage, problem, endedAt, nextPollReason, articlesPerDay } = health;
  const next = endedAt === null ? minute(health.nextPollAt) : 'when asked';
  return [
    ['id', id],
    ['name', name],
    ['address', url],
    ['status', health.status],
    ...(problem === null ? [] : [['problem', problem] as const]),
    ...(outage === null ? [] : [['outage', outageOf(outage)] as const]),
    ['next poll', nextPollReason === null ? next : `${next} (${nextPollReason.kind})`],
    ['articles', String(health.articlesSeen)],
    ['a day', articlesPerDay === null ? 'not known yet' : String(articlesPerDay)],
    ...health.warnings.map((warning) => ['warning', warning] as const),
  ];
}

function outageOf({ since, endedAt }: NonNullable<State['health']['outage']>): string {
  return endedAt === null ? `since ${minute(since)}` : `${minute(since)} to ${minute(endedAt)}`;
}

/** What it said comes one a row: there may be several warnings. */
function rowsOf(poll: SourcePoll): string[][] {
  const said = [...(poll.problem === null ? [] : [poll.problem]), ...poll.warnings];
  const counts = [poll.newArticles, poll.changedArticles, poll.refusedArticles];
  const figures = [poll.status, poll.bytes, poll.durationMs, ...counts];
  const outcome = poll.by === 'push' ? `${poll.outcome} (pushed)` : poll.outcome;
  const row = [minute(poll.at), outcome, ...figures.map((figure) => String(figure ?? ''))];
  const empty = row.map(() => '');
  return [[...row, said[0] ?? ''], ...said.slice(1).map((line) => [...empty, line])];
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
