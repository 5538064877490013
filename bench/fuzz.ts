import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { runKind, type KindResult } from './fuzz/campaign.ts';
import { kinds, type Kind } from './fuzz/kinds.ts';
import { runOne } from './fuzz/run-one.ts';
import { printFindings, printKind } from './fuzz/report.ts';

const usage = `npm run bench -- fuzz [--cases N] [--seconds S] [--seed S] [--kinds K,…] [--from PLACE]
npm run bench -- fuzz --only KIND:INDEX --seed S [--shrink] [--from PLACE]

Feeds Newsline what strangers may send: documents and requests of its own, changed at random. Every
case is read or refused by a declared error, within a second of processor time, and what comes out
is what was promised: valid UTF-8, well-formed XML, HTML without anything that runs. Ends with 1
where a case is not.

  --cases N     how many, of all kinds together (default 20000, without --seconds)
  --seconds S   ends after this time, whatever is left
  --seed S      any text; the same one makes the same cases (default: one by chance, printed)
  --kinds K,…   ${kinds.map(({ name }) => name).join(', ')} (default: all)
  --from PLACE  a folder or file to take documents from, instead of the project's own
  --only K:I    one case: says what it does, and keeps its input under .cache/fuzz
  --shrink      and the smallest input that does the same`;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string' },
      seconds: { type: 'string' },
      seed: { type: 'string' },
      kinds: { type: 'string', default: kinds.map(({ name }) => name).join() },
      from: { type: 'string' },
      only: { type: 'string' },
      shrink: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const { seed = String(randomInt(2 ** 31)), from = null } = values;
  if (values.only !== undefined) {
    if (values.seed === undefined) throw new Error('--only needs the --seed that was printed.');
    const [name = '', index = ''] = values.only.split(':');
    const isFine = await runOne(kindNamed(name), numberOf(index), { seed, from }, values.shrink);
    process.exitCode = isFine ? 0 : 1;
    return;
  }
  const chosen = values.kinds.split(',').map(kindNamed);
  const seconds = numberOf(values.seconds ?? 'Infinity');
  const cases = numberOf(values.cases ?? (values.seconds === undefined ? '20000' : 'Infinity'));
  console.log(`seed ${seed}${from === null ? '' : ` on ${from}`}`);
  const weights = chosen.reduce((sum, { weight }) => sum + weight, 0);
  const results: KindResult[] = [];
  for (const kind of chosen) {
    const share = kind.weight / weights;
    const until = performance.now() + seconds * 1000 * share;
    const result = await runKind(kind, { seed, from, cases: Math.ceil(cases * share), until });
    results.push(result);
    printKind(result);
    printFindings(result);
  }
  const findings = results.reduce((sum, result) => sum + result.findings.length, 0);
  const total = results.reduce((sum, result) => sum + result.cases, 0);
  console.log(`\n${total} cases, ${findings} findings (seed ${seed})`);
  const idle = results.filter((result) => result.cases === result.refused);
  for (const { kind } of idle) console.log(`Nothing of ${kind} was read: they were not tried.`);
  process.exitCode = findings + idle.length > 0 ? 1 : 0;
}

function kindNamed(name: string): Kind {
  const kind = kinds.find((one) => one.name === name);
  if (kind) return kind;
  throw new Error(
    `There is no kind "${name}"; there are ${kinds.map((one) => one.name).join(', ')}.`,
  );
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text !== '' && number >= 0) return number;
  throw new Error(`"${text}" is no number.`);
}

if (import.meta.main) await run(process.argv.slice(2));
