import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { qualityTables } from '../../bench/topics/quality.ts';
import { labellerOf, readModels } from '../../bench/labelled/shipped.ts';
import type { Language } from './raw-articles.ts';
import type { TrainingReport } from './train-language.ts';

type Report = { readonly language: Language; readonly report: TrainingReport };

const precision = 0.9;

/** What the shipped topics were made of, how good they are and where they fail (Mitchell and others,
 *  "Model Cards for Model Reporting", FAT* 2019). */
export async function modelCard(
  data: string,
  folders: { readonly topics: string; readonly encoders: string },
  reports: readonly Report[],
): Promise<string> {
  const parts = {
    learnt: reports.map(learntFrom).join('\n\n'),
    ablations: reports.map(ablations).join('\n\n'),
    scores: qualityTables(
      data,
      labellerOf(readModels(folders.topics, folders.encoders), precision),
    ),
  };
  const template = readFileSync(join(import.meta.dirname, 'model-card.template.md'), 'utf8');
  const text = template.replace(/\{\{(learnt|ablations|scores)\}\}/gu, (_, name: string) => {
    return parts[name as keyof typeof parts];
  });
  return format(text, { ...(await resolveConfig(import.meta.filename)), parser: 'markdown' });
}

function learntFrom({ language, report }: Report): string {
  const labelled = report.labelled.map(({ source, articles }) => `${source} ${articles}`);
  const positives = report.positives.map(({ topic, articles }) => `${topic} ${articles}`);
  return [
    `**${language}**: ${labelled.join(', ')} labelled articles; ${report.unlabelled} that nobody has read, of which at most 60,000 are used.`,
    `Articles that have the topic: ${positives.join(', ')}.`,
    `The encoder knows ${report.words} words${report.pairs > 0 ? `, and ${report.pairs} pairs of syllables that are one word` : ''}.`,
  ].join(' ');
}

function ablations({ language, report }: Report): string {
  const rows = report.ablations.map(({ without, measured }) => {
    const { whole, titles, senses, ten } = measured;
    const cells = [whole, titles, senses, ten].map((value) => value.toFixed(3));
    return `| ${without === '' ? '(all of it)' : without} | ${cells.join(' | ')} |`;
  });
  return [
    `| ${language}, without | title and summary | title alone | senses | the ten |`,
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
