import { withoutControls } from '@newsline/news';

import type { ParsedArticle } from './parsed-feed.ts';
import { plainLine } from './plain-text.ts';
import type { SanitisedHtml } from './sanitise.ts';

const maxTitle = 90;
const maxSummary = 600;

/** Completes an article of any format: its title, summary and text, and its picture from its HTML.
 *  Null where there is neither title nor text nor link: there is nothing to show and nothing to identify it by. */
export function finishArticle(
  {
    content,
    summary,
    ...article
  }: Omit<ParsedArticle, 'urlIsShared' | 'summary' | 'contentHtml' | 'text'> &
    Readonly<Record<'content' | 'summary', SanitisedHtml>>,
  keepEmpty = false,
): ParsedArticle | null {
  const text = content.text || summary.text;
  const title = article.title || firstWords(text, maxTitle) || (article.url ?? '');
  if (title === '' && !keepEmpty) return null;
  return {
    ...article,
    guid: article.guid && withoutControls(article.guid),
    publishedRaw: article.publishedRaw && withoutControls(article.publishedRaw),
    language: article.language && plainLine(article.language),
    enclosures: article.enclosures.map(({ type, ...rest }) => ({
      ...rest,
      type: type && plainLine(type),
    })),
    title,
    urlIsShared: false,
    summary: firstWords(summary.text || text, maxSummary),
    contentHtml: content.html,
    text,
    imageUrl: article.imageUrl ?? content.imageUrl ?? summary.imageUrl,
  };
}

/** The beginning of clean paragraphs as one line. Cut at a word, with "…"; text without spaces is cut between characters. */
function firstWords(text: string, length: number): string {
  const line = text.slice(0, length * 2).replace(/\n+/gu, ' ');
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  const space = cut.lastIndexOf(' ');
  let end = space > length / 2 ? space : length;
  while (end > 1 && /[\s,;:.\ud800-\udbff-]/.test(cut.charAt(end - 1))) end -= 1;
  return `${cut.slice(0, end)}…`;
}
