/** `npm run bench -- own-topic`: how good a topic is that an operator defines, at once and after training. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { articleLabeller, topicModels, type LabellingModels } from '@newsline/classify/labels';
import { detectLanguage } from '@newsline/classify/language';
import { ModelTraining, type ArchiveArticle } from '@newsline/classify/training';
import { topicTeacher, type Adjustment } from '@newsline/news/labels';
import { definitions } from './own-topic/definitions.ts';
import { readArchive } from './own-topic/archive.ts';
import { defined } from './own-topic/defined.ts';
import { readGold, type GoldArticle } from './labelled/gold.ts';
import { macroF1, scoreTopics, type TopicScore } from './labelled/score.ts';
import { readModels } from './labelled/shipped.ts';

const usage = `npm run bench -- own-topic [--data DIR] [--articles N]

Takes each of four shipped topics away, defines it anew from ten words and five headlines a
language, and labels articles that were read: at once, and after "topics train" on an archive of
real articles that nobody has labelled.

  --data DIR       where the folder "topics" is (default ../shared/data)
  --articles N     of the archive, a language (default 10000)`;

const languages = ['vi', 'en'] as const;

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      articles: { type: 'string', default: '10000' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(usage);
  const data = join(values.data, 'topics');
  if (!existsSync(data)) throw new Error(`${data} is not there: name the data with --data.`);
  const gold = readGold(join(data, 'ten.dev.jsonl'));
  const archive = readArchive(join(data, 'train'), Number(values.articles), gold);
  const scores = definitions.map((definition) => {
    const shipped = readModels();
    const others = shipped.topics.filter(({ id }) => id !== definition.id);
    const models: LabellingModels = {
      topics: [...others, defined(definition)],
      encoders: shipped.encoders,
      precision: 0.9,
      detectLanguage,
    };
    return { topic: definition.id, ...scoresOf(models, definition.id, gold, archive) };
  });
  console.log(`${gold.length} articles; archive of ${archive.length}\n`);
  console.log(row('topic', 'at once', 'after train'));
  console.log(row('', ...new Array<string>(2).fill(['P', 'R', 'F1'].map(cell).join(''))));
  for (const { topic, atOnce, trained } of scores)
    for (const [at, name] of [...languages, 'both'].entries())
      console.log(row(`${topic} ${name}`, figures(atOnce[at]), figures(trained[at])));
  const both = (of: 'atOnce' | 'trained') =>
    macroF1(scores.map((one) => one[of].at(-1) as TopicScore));
  console.log(
    `\nF1 over topics: ${both('atOnce').toFixed(3)} at once, ${both('trained').toFixed(3)} after train`,
  );
}

/** By language, and of both. */
function scoresOf(
  models: LabellingModels,
  topic: string,
  gold: readonly GoldArticle[],
  archive: readonly ArchiveArticle[],
): { readonly atOnce: readonly TopicScore[]; readonly trained: readonly TopicScore[] } {
  const training = new ModelTraining(models, [], archive);
  const trained = languages.flatMap((language) => training.train({ topic, language }) ?? []);
  return {
    atOnce: quality(models, topic, gold, []),
    trained: quality(models, topic, gold, trained),
  };
}

/** As Newsline labels: with what the examples teach on top. */
function quality(
  models: LabellingModels,
  topic: string,
  gold: readonly GoldArticle[],
  trained: readonly Adjustment[],
): TopicScore[] {
  const teach = topicTeacher(topicModels(models), trained);
  const examples = models.topics.find(({ id }) => id === topic)?.examples ?? [];
  const taught = languages.flatMap((language) => {
    const lessons = examples
      .filter((example) => example.language === language)
      .map(({ title, summary, belongs }) => ({ article: { title, summary }, belongs }));
    return teach({ topic, language }, lessons) ?? [];
  });
  const label = articleLabeller(models, [...trained, ...taught]);
  return [...languages, null].map((language) => {
    const articles = gold.filter((one) => language === null || one.language === language);
    const given = articles.map(({ title, summary }) =>
      label({ title, summary, text: '', languageHint: null, categories: [] }).topics.map(
        (found) => found.topic,
      ),
    );
    return scoreTopics(articles, given, [topic])[0] as TopicScore;
  });
}

function figures(score: TopicScore | undefined): string {
  if (!score) return '';
  return [score.precision, score.recall, score.f1].map((share) => cell(share.toFixed(3))).join('');
}

function cell(text: string): string {
  return text.padStart(7);
}

function row(name: string, ...cells: string[]): string {
  return [name.padEnd(24), ...cells.map((one) => one.padStart(23))].join('').trimEnd();
}

if (import.meta.main) await run(process.argv.slice(2));
