import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fold, normalise } from '@newsline/news';
import {
  keywordModel,
  topicLabeller,
  type ArticleText,
  type LabelTopics,
  type TopicModel,
} from '@newsline/news/labels';
import { detectLanguage } from '@newsline/classify/language';
import { macroF1, scoreTopics, type GoldTopics, type TopicScore } from './topics/score.ts';

const usage = `npm run bench -- topics [--data DIR] [--topics DIR]

Labels the articles of {vi,en}.dev.jsonl and prints precision, recall and F1 by topic and macro-F1,
on title with summary, on the title alone and, in Vietnamese, without marks; then microseconds an
article.

  --data DIR    where the folder "topics" is (default ../shared/data)
  --topics DIR  other topic folders than the shipped ones`;

const topicIds = ['diplomacy', 'cybersecurity', 'entertainment'];
const speedRounds = 40;

type GoldArticle = GoldTopics & {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
};

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string', default: join(import.meta.dirname, '../../shared/data') },
      topics: { type: 'string', default: join(import.meta.dirname, '../apps/classify/topics') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  for (const language of ['vi', 'en']) {
    const label = topicLabeller(topicIds.map((id) => modelOf(values.topics, id, language)));
    const gold = readGold(join(values.data, 'topics', `${language}.dev.jsonl`));
    const whole = gold.map(({ title, summary }): ArticleText => ({ title, summary }));
    print(`${language}, title and summary`, gold, whole, label, language);
    print(
      `${language}, title alone`,
      gold,
      gold.map(({ title }) => ({ title })),
      label,
      language,
    );
    if (language === 'vi') print('vi, without marks', gold, whole.map(folded), label, language);
    printSpeed(whole, label, language);
  }
}

function print(
  name: string,
  gold: readonly GoldArticle[],
  articles: readonly ArticleText[],
  label: LabelTopics,
  language: string,
): void {
  const found = articles.map((article) => label(article, language).map(({ topic }) => topic));
  const scores = scoreTopics(gold, found, topicIds);
  console.log(`${name}: macro-F1 ${macroF1(scores).toFixed(3)} (${gold.length} articles)`);
  for (const score of scores) console.log(`  ${line(score)}`);
}

function line({ topic, precision, recall, f1, articles }: TopicScore): string {
  const figures = [precision, recall, f1].map((figure) => figure.toFixed(3));
  return `${topic.padEnd(14)} precision ${figures[0]} recall ${figures[1]} F1 ${figures[2]} (${articles})`;
}

function printSpeed(articles: readonly ArticleText[], label: LabelTopics, language: string): void {
  const labelling = microseconds(articles, (article) => label(article, language));
  const detecting = microseconds(articles, ({ title, summary }) =>
    detectLanguage(`${title}\n${summary}`),
  );
  console.log(
    `  ${labelling.toFixed(1)} µs of processor time an article, its language ${detecting.toFixed(1)} µs more\n`,
  );
}

function microseconds(
  articles: readonly ArticleText[],
  work: (article: ArticleText) => unknown,
): number {
  articles.forEach(work);
  const before = process.cpuUsage();
  for (let round = 0; round < speedRounds; round++) articles.forEach(work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (speedRounds * articles.length);
}

/** Read here and not through classify's adapter: what is measured is the model alone. */
function modelOf(folder: string, topic: string, language: string): TopicModel {
  try {
    const { bias, weights } = JSON.parse(
      readFileSync(join(folder, topic, `${language}.model.json`), 'utf8'),
    ) as { bias: number; weights: Record<string, number> };
    return { topic, language, bias, weights: new Map(Object.entries(weights)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const { keywords = {} } = JSON.parse(
      readFileSync(join(folder, topic, 'topic.json'), 'utf8'),
    ) as {
      keywords?: Record<string, Record<string, number>>;
    };
    return keywordModel(topic, language, keywords[language] ?? {});
  }
}

function readGold(file: string): GoldArticle[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => JSON.parse(row) as GoldArticle)
    .map((article) => ({
      ...article,
      title: normalise(article.title),
      summary: normalise(article.summary),
    }));
}

function folded({ title, summary }: ArticleText): ArticleText {
  return { title: fold(title), summary: fold(summary ?? '') };
}

if (import.meta.main) await run(process.argv.slice(2));
