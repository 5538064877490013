import type { VNode } from 'preact';
import type { FullArticle } from '../../read-model/news-read-model.ts';
import { beginning } from '../../read-model/shorten.ts';
import { usePageContext } from '../page-context.ts';

type ArticleTextProps = {
  readonly article: FullArticle;
  readonly lang: { readonly lang?: string; readonly dir?: 'auto' };
};

/** In bytes, and in paragraphs, each of which takes time to render: a book has some 600,000 and 2,000. */
const longestShown = 600_000;
const mostParagraphs = 3_000;

/** The fullest text available: HTML, plain text, or the summary alone. */
export function ArticleText({ article, lang }: ArticleTextProps): VNode {
  const { text } = usePageContext();
  const { html, summary } = article;
  // Ingest reduced the HTML to its allow-list before it was stored: the one place where text is
  // not escaped.
  if (html) return <div class="body" {...lang} dangerouslySetInnerHTML={{ __html: html }} />;
  const shown = beginning(article.text, longestShown);
  const all = (shown || summary).split('\n\n', mostParagraphs + 1).filter(Boolean);
  const paragraphs = all.slice(0, mostParagraphs);
  const isCut =
    article.isCut || shown.length < article.text.length || paragraphs.length < all.length;
  return (
    <>
      {paragraphs.length > 0 && (
        <div class="body" {...lang}>
          {paragraphs.map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      )}
      {isCut && <p class="note">{text.article.cut}</p>}
      {!isCut && !article.text && (
        <p class="note">{summary ? text.article.summaryOnly : text.article.headlineOnly}</p>
      )}
    </>
  );
}
