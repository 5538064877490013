import { withoutControls } from '@newsline/news';

import type { ParsedArticle } from './parsed-feed.ts';
import { plainLine } from './plain-text.ts';
import type { SanitisedHtml } from './sanitise.ts';

const maxTitle = 90;
const maxSummary = 600;

/** Completes an article of any format: its title, summary and text, and its picture from its HTML. A
 *  content that says nothing falls back to the summary.
 *  Null where there is neither title nor text nor link: there is nothing to show and nothing to identify it by. */
export function finishArticle(
  {
    content: shown,
    summary,
    ...article
  }: Omit<ParsedArticle, 'summary' | 'contentHtml' | 'text'> &
    Readonly<Record<'content' | 'summary', SanitisedHtml>>,
  keepEmpty = false,
): ParsedArticle | null {
  const content = saying(shown, summary);
  const { text } = content;
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
    summary: firstWords(summary.text || text, maxSummary),
    contentHtml: content.html,
    text,
    imageUrl: article.imageUrl ?? shown.imageUrl ?? summary.imageUrl,
  };
}

/** A content this short beside a summary more than twice as long is a way on ("Read more"). */
const longestWayOn = 80;

function saying(content: SanitisedHtml, summary: SanitisedHtml): SanitisedHtml {
  if (summary.text === '')
    return content.text === '' && content.imageUrl === null ? { ...content, html: '' } : content;
  const { length } = content.text;
  if (length > longestWayOn || length * 2 >= summary.text.length) return content;
  const isPicture = length === 0 && content.imageUrl !== null;
  return isPicture ? { ...summary, html: `${content.html}\n${summary.html}` } : summary;
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
