import { duplicateKeys } from './duplicate-keys.ts';
import type { LanguageIndex } from './language-index.ts';
import type { Newcomer } from './newcomer.ts';
import type { StoryArticle } from './placement.ts';
import { profileOf } from './profile.ts';
import { isBare, restoreMarks } from './restore-marks.ts';
import { seriesOf } from './series.ts';
import { wordHash } from './term-hash.ts';
import type { TermCounter } from './terms.ts';

type TermWeights = Pick<LanguageIndex<never>, 'language' | 'isStopWord' | 'tfIdfVector'>;

/** So much of a text without marks is restored, in characters. */
const mostRestored = 2_000;

/** What is read of an article: Vietnamese without marks as it would have them. */
export function wordsOf(
  { title, summary, text }: StoryArticle,
  language: string,
): { readonly title: string; readonly body: string } {
  const body = [summary, text].filter(Boolean).join('\n');
  return language === 'vi' && isBare(title) && isBare(body)
    ? { title: restored(title), body: restored(body) }
    : { title, body };
}

/** Reads an article by what the index knows of its language. */
export function readNewcomer(
  article: StoryArticle,
  index: TermWeights,
  terms: TermCounter,
  words = wordsOf(article, index.language),
): Newcomer {
  const { title, publishedAt, url, outlet } = article;
  const { language } = index;
  const at = instant(publishedAt);
  const profile = profileOf({
    vector: index.tfIdfVector(terms.count({ ...words, language }, index.isStopWord)),
    publishedAt: at,
    outlet: outlet === undefined ? null : wordHash(outlet),
    language,
  });
  return { ...profile, duplicateKeys: duplicateKeys({ title, url }), series: seriesOf(title, at) };
}

function restored(text: string): string {
  return restoreMarks(text.slice(0, mostRestored));
}

function instant(date: Date | null): number | null {
  return date && !Number.isNaN(date.getTime()) ? date.getTime() : null;
}
