import { groupAll } from './group-all.ts';
import { readCrossPairs, type CrossPair } from './read-cross-pairs.ts';

type Judged = { readonly pair: CrossPair; readonly isJoined: boolean };

/** Puts each Vietnamese and English article of a file of pairs into stories, two by two, the earlier one first, as
 *  the service does it, and prints of how many that became one story people say the same (precision), and
 *  how many of those that tell one event became one (recall), by domain; those that people are not sure of are
 *  counted apart.
 *  @param worst so many pairs of each kind of error are printed */
export function printAcross(file: string, worst: number): void {
  const started = process.cpuUsage();
  const judged = readCrossPairs(file).map(judge);
  const { user, system } = process.cpuUsage(started);
  const sure = judged.filter(({ pair }) => pair.isSure);
  console.log('domain'.padEnd(20), ' pairs  same joined     P     R    F1');
  for (const [domain, those] of Map.groupBy(sure, ({ pair }) => pair.domain)) print(domain, those);
  print('all', sure);
  const unsure = judged.filter(({ pair }) => !pair.isSure);
  const joined = unsure.filter(({ isJoined }) => isJoined).length;
  console.log(`of ${unsure.length} that people are not sure of, ${joined} joined`);
  console.log(`${((user + system) / 1e3 / judged.length).toFixed(1)} ms of processor time a pair`);
  printSome(
    'joined, and not the same',
    sure.filter((one) => one.isJoined && !one.pair.isSame),
    worst,
  );
  printSome(
    'the same, and not joined',
    sure.filter((one) => !one.isJoined && one.pair.isSame),
    worst,
  );
}

function judge(pair: CrossPair): Judged {
  const articles = [pair.vi, pair.en].sort((a, b) => timeOf(a) - timeOf(b));
  const [one, other] = groupAll(articles, {});
  return { pair, isJoined: one === other };
}

function timeOf({ publishedAt }: CrossPair['vi']): number {
  return publishedAt?.getTime() ?? 0;
}

function print(name: string, judged: readonly Judged[]): void {
  const same = judged.filter(({ pair }) => pair.isSame).length;
  const joined = judged.filter(({ isJoined }) => isJoined);
  const right = joined.filter(({ pair }) => pair.isSame).length;
  const counts = [judged.length, same, joined.length].map((count) => String(count).padStart(6));
  const scores = [right / joined.length, right / same, (2 * right) / (joined.length + same)];
  console.log(name.padEnd(20), counts.join(' '), scores.map((share) => share.toFixed(3)).join(' '));
}

function printSome(kind: string, judged: readonly Judged[], most: number): void {
  if (most === 0) return;
  console.log(`\n${kind}:`);
  for (const { pair } of judged.slice(0, most)) {
    for (const { title, summary } of [pair.vi, pair.en])
      console.log(`  ${title} | ${summary ?? ''}`);
    console.log();
  }
}
