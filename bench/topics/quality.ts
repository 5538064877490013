import { join } from 'node:path';
import { calibrationError, reliability, saidOf, type Said } from './calibration.ts';
import { forms, inForm } from './forms.ts';
import { readGold, type GoldArticle } from '../labelled/gold.ts';
import { scoreTopics } from '../labelled/score.ts';
import type { Labeller } from '../labelled/shipped.ts';

export const theThree = ['diplomacy', 'cybersecurity', 'entertainment'];

/** Headlines of the project's own whose words mislead. */
const ownSenses = join(import.meta.dirname, 'senses.jsonl');

/**
 * How good a labeller is on the collections that are set apart for measuring (`<data>/*.dev.jsonl`), as
 * tables in Markdown: precision, recall and F1 by topic and form, and how far its scores can be
 * believed.
 */
export function qualityTables(data: string, labeller: Labeller): string {
  const gold = (name: string, language?: string) =>
    readGold(join(data, `${name}.dev.jsonl`), language);
  const sets: [name: string, gold: readonly GoldArticle[]][] = [];
  for (const language of ['vi', 'en']) {
    const whole = gold(language, language);
    sets.push([`${language}, title and summary`, whole]);
    sets.push([`${language}, title alone`, whole.map((one) => ({ ...one, summary: '' }))]);
    for (const form of forms) {
      if (language === 'en' && form.isVietnamese) continue;
      sets.push([`${language}, ${form.name}`, inForm(whole, form)]);
    }
  }
  const day = gold('vi-day', 'vi');
  sets.push(['one natural day, vi', day]);
  sets.push(['senses', gold('senses')], ['senses, our own', readGold(ownSenses)]);
  const ten = gold('ten');
  return [
    '### The three',
    table(labeller, sets, theThree),
    '### The ten, on natural mixes',
    tenTable(labeller, ten),
    '### Calibration on natural mixes: what is said against what is right',
    calibrationTable(
      labeller,
      new Map(labeller.topics.map((topic) => [topic, theThree.includes(topic) ? day : ten])),
    ),
  ].join('\n\n');
}

/** Precision, recall and F1 of each set (rows) and topic (columns). */
export function table(
  { given }: Labeller,
  sets: readonly (readonly [name: string, gold: readonly GoldArticle[]])[],
  topics: readonly string[],
): string {
  const rows = sets.map(([name, gold]) => {
    const scores = scoreTopics(gold, gold.map(given), topics);
    const cells = scores.map(
      ({ precision, recall, f1, articles }) =>
        `${figure(precision)} ${figure(recall)} **${figure(f1)}** (${articles})`,
    );
    return `| ${name} (${gold.length}) | ${cells.join(' | ')} |`;
  });
  const head = topics.map((topic) => `${topic}: P R **F1** (n)`);
  return [`| | ${head.join(' | ')} |`, `|---|${topics.map(() => '---|').join('')}`, ...rows].join(
    '\n',
  );
}

function tenTable(labeller: Labeller, ten: readonly GoldArticle[]): string {
  const topics = labeller.topics.filter((topic) => !theThree.includes(topic));
  const columns = ['vi', 'en', undefined].map((language) => {
    const gold = language ? ten.filter((one) => one.language === language) : ten;
    return scoreTopics(gold, gold.map(labeller.given), topics);
  });
  const rows = topics.map((topic, at) => {
    const cells = columns.map((column) => {
      const { precision = 0, recall = 0, f1 = 0, articles = 0 } = column[at] ?? {};
      return `${figure(precision)} ${figure(recall)} **${figure(f1)}** (${articles})`;
    });
    return `| ${topic} | ${cells.join(' | ')} |`;
  });
  return ['| | vi: P R **F1** (n) | en | both |', '|---|---|---|---|', ...rows].join('\n');
}

/** Expected calibration error by topic, each on its own articles, and the plot of all together. */
export function calibrationTable(
  { scores }: Labeller,
  goldOf: ReadonlyMap<string, readonly GoldArticle[]>,
): string {
  const all: Said[] = [];
  const rows = Array.from(goldOf, ([topic, gold]) => {
    const said = saidOf(gold, gold.map(scores), topic);
    all.push(...said);
    return `| ${topic} | ${figure(calibrationError(said))} |`;
  });
  return [
    '| | expected calibration error |',
    '|---|---|',
    ...rows,
    `| all | ${figure(calibrationError(all))} |`,
    '',
    plot(all),
  ].join('\n');
}

const plotWidth = 40;

/** A reliability diagram in text: `=` as far as it was right, `|` where it was said. */
function plot(said: readonly Said[]): string {
  const lines = reliability(said).map(({ from, count, said: mean, right }) => {
    const bar = Array.from({ length: plotWidth + 1 }, (_, at) =>
      at === Math.round(mean * plotWidth) ? '|' : at < Math.round(right * plotWidth) ? '=' : ' ',
    ).join('');
    return `${from.toFixed(1)} ${bar} said ${figure(mean)} right ${figure(right)} of ${count}`;
  });
  return ['```', ...lines, '```'].join('\n');
}

export function figure(value: number): string {
  return value.toFixed(3).replace(/^0/u, '');
}
