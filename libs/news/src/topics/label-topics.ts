import { type ArticleText, type Field, visitPhrases } from './features.ts';
import { PhraseTable } from './phrase-table.ts';
import type { TopicModel } from './topic-model.ts';

export type TopicLabel = {
  /** The topic's id. */
  readonly topic: string;
  /** 0 to 1; at 0.5 and above the article belongs to the topic. */
  readonly score: number;
  /** Up to five phrases that contributed most to it, heaviest first, as they stand in the article. */
  readonly words: readonly string[];
};

/** The topics of an article: every one whose score reaches `threshold` (0.5 unless told
 *  otherwise), best first; none is a common answer. `language` is an ISO 639-1 code; a language
 *  without a model has none. Text is NFC. Depends on nothing but its arguments. */
export type LabelTopics = (
  article: ArticleText,
  language: string,
  threshold?: number,
) => TopicLabel[];

const mostWords = 5;
/** What added less than this share of the most telling phrase did not decide anything. */
const leastShare = 0.2;

/** Makes the labeller for these models. Costs some milliseconds: once per change of the topics. */
export function topicLabeller(models: readonly TopicModel[]): LabelTopics {
  const tables = new Map<string, PhraseTable>();
  for (const [language, ofLanguage] of Map.groupBy(models, (model) => model.language)) {
    tables.set(language, new PhraseTable(ofLanguage));
  }
  return (article, language, threshold = 0.5) => {
    const table = tables.get(language);
    return table ? labelsOf(article, table, threshold) : [];
  };
}

function labelsOf(article: ArticleText, table: PhraseTable, threshold: number): TopicLabel[] {
  table.begin();
  const scale = visitPhrases(article, (hash, weight) => table.add(hash, weight));
  const labels: TopicLabel[] = [];
  table.topics.forEach((topic, column) => {
    const score = logistic(table.sum(column) * scale + table.bias(column));
    if (score >= threshold)
      labels.push({ topic, score, words: strongestPhrases(article, table, column) });
  });
  return labels.sort((a, b) => b.score - a.score);
}

type Span = { field: Field; start: number; end: number; weight: number };

/** The phrases that added most, none of them overlapping a heavier one or naming it again. */
function strongestPhrases(article: ArticleText, table: PhraseTable, column: number): string[] {
  const spans: Span[] = [];
  visitPhrases(article, (hash, place, field, start, end) => {
    const weight = table.weight(hash, column) * place;
    if (weight > 0) spans.push({ field, start, end, weight });
  });
  spans.sort((a, b) => b.weight - a.weight);
  const heaviest = spans[0]?.weight ?? 0;
  const chosen: Span[] = [];
  const named = new Map<string, string>();
  for (const span of spans) {
    if (named.size === mostWords || span.weight < leastShare * heaviest) break;
    if (chosen.some((other) => overlap(span, other))) continue;
    const phrase = article[span.field]?.slice(span.start, span.end) ?? '';
    chosen.push(span);
    if (!named.has(phrase.toLowerCase())) named.set(phrase.toLowerCase(), phrase);
  }
  return [...named.values()];
}

function overlap(a: Span, b: Span): boolean {
  return a.field === b.field && a.start < b.end && b.start < a.end;
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
