import { type Command, InvalidArgumentError } from 'commander';
import { TopicModels, type ModelEntry } from '@newsline/classify';
import type { Installation } from '../installation.ts';
import { UserError } from '../user-error.ts';
import { sampleArchive } from './archive-sample.ts';
import { print, printJson, printTable, progress } from './output.ts';
import { nameOf, printComparison, printEvaluation } from './topic-model-report.ts';

type OnData = (work: (installation: Installation) => Promise<void>) => Promise<void>;
type Options = { readonly json?: boolean };

/** How many of the newest articles the archive is known by. */
const mostArticles = 10_000;

/** Adds the commands that train models of topics, judge them and take them.
 *  @param topics `newsline topics` */
export function addTopicModelCommands(topics: Command, onData: OnData): void {
  topics
    .command('train')
    .description('make a model from corrections, examples and the archive; it is not taken yet')
    .option('--json', 'as one JSON object')
    .action((options: Options) => onData((data) => train(data, options)));
  topics
    .command('evaluate')
    .description('how often labels are right, of articles that were not learnt from')
    .argument('[number]', 'of a model; what is active by default', toNumber)
    .option('--json', 'as one JSON object')
    .action((number: number | undefined, options: Options) =>
      onData((data) => evaluate(data, number, options)),
    );
  topics
    .command('compare')
    .description('a model held against what is active, on corrections and on the archive')
    .argument('[number]', 'of a model; the newest by default', toNumber)
    .option('--json', 'as one JSON object')
    .action((number: number | undefined, options: Options) =>
      onData((data) => compare(data, number, options)),
    );
  topics
    .command('activate')
    .description('label with a model from now on, without a restart')
    .argument('<number>', 'from "topics models"', toNumber)
    .option('--force', 'also one that was not held against what is active')
    .action((number: number, options: { readonly force?: boolean }) =>
      onData((data) => activate(data, number, options)),
    );
  topics
    .command('rollback')
    .description('label with what was active before')
    .action(() => onData(rollBack));
  topics
    .command('models')
    .description('the models that were trained')
    .option('--json', 'one JSON object a line')
    .action((options: Options) => onData((data) => listModels(data, options)));
}

function toNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Expected the number of a model, from "topics models".');
  return number;
}

function modelsOf({ corrections, topics, labelling, readModel }: Installation): TopicModels {
  const readArchive = () => sampleArchive(readModel, mostArticles);
  return new TopicModels({ corrections, topics, labelling, readArchive });
}

async function train(data: Installation, { json = false }: Options): Promise<void> {
  const bar = progress('Training');
  const entry = await modelsOf(data).train(new Date(), bar.advance).finally(bar.stop);
  if (!entry)
    throw new UserError(
      'There is nothing to learn: correct articles, or define topics whose words the archive has.',
    );
  if (json) return printJson(entry);
  const { number, report } = entry;
  print(`Model ${number}, learnt from ${sourcesOf(entry)}. It is not active yet.\n`);
  printComparison(number, report.comparison);
  print(`\nTo take it:                          newsline topics activate ${number}`);
  print(`To hold it against what is active:   newsline topics compare ${number}`);
}

async function evaluate(
  data: Installation,
  number: number | undefined,
  { json = false }: Options,
): Promise<void> {
  const bar = progress('Evaluating');
  const found = await modelsOf(data).evaluate(number, bar.advance).finally(bar.stop);
  if (!found) throw noModel(number);
  if (json) return printJson(found);
  print(`${nameOf(found.number)}, on articles that it has not learnt from:\n`);
  printEvaluation(found.evaluation);
}

async function compare(
  data: Installation,
  number: number | undefined,
  { json = false }: Options,
): Promise<void> {
  const bar = progress('Comparing');
  const entry = await modelsOf(data).compare(number, bar.advance).finally(bar.stop);
  if (!entry) throw noModel(number);
  if (json) return printJson({ number: entry.number, ...entry.report.comparison });
  printComparison(entry.number, entry.report.comparison);
}

async function activate(
  data: Installation,
  number: number,
  { force = false }: { readonly force?: boolean },
): Promise<void> {
  const { kind } = await modelsOf(data).activate(number, force);
  if (kind === 'unknown-model') throw noModel(number);
  if (kind === 'is-active') return print(`Model ${number} is active already.`);
  if (kind === 'not-compared')
    throw new UserError(
      `Model ${number} was not held against what is active now. First: newsline topics compare ${number}. To take it all the same: --force`,
    );
  print(`Model ${number} is active. What comes is labelled with it within two seconds.`);
  print('To go back: newsline topics rollback');
}

async function rollBack({ topics }: Installation): Promise<void> {
  const undone = await topics.rollBack();
  if (!undone) throw new UserError('Nothing was activated, or all of it was undone already.');
  const { from, to } = undone;
  print(`${nameOf(to)} is active again, in place of ${nameOf(from, 'middle')}.`);
}

async function listModels({ topics }: Installation, { json = false }: Options): Promise<void> {
  const models = await topics.models();
  const active = await topics.active();
  if (json)
    return models.forEach((entry) => printJson({ ...entry, active: entry.number === active }));
  if (models.length === 0) return print('No models. Make one: newsline topics train');
  printTable([
    ['MODEL', 'TRAINED', 'LEARNT FROM', ''],
    ...models.map((entry) => [
      String(entry.number),
      entry.trainedAt.slice(0, 16).replace('T', ' '),
      sourcesOf(entry),
      entry.number === active ? 'active' : '',
    ]),
  ]);
  if (active === null) print('None is active: articles are labelled with what ships.');
}

function sourcesOf({ report: { corrections, examples, articles } }: ModelEntry): string {
  return `${corrections} corrections, ${examples} examples, ${articles} articles`;
}

function noModel(number: number | undefined): UserError {
  return new UserError(
    number === undefined
      ? 'There is no model yet. Make one: newsline topics train'
      : `There is no model ${number}. See: newsline topics models`,
  );
}
