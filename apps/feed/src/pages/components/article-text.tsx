import type { VNode } from 'preact';
import type { FullArticle } from '../../news-read-model.ts';
import { usePageContext } from '../page-context.ts';

type ArticleTextProps = {
  readonly article: FullArticle;
  readonly spoken: { readonly lang?: string; readonly dir?: 'auto' };
};

/** The fullest telling there is: HTML, text, or the summary alone. */
export function ArticleText({ article, spoken }: ArticleTextProps): VNode {
  const { text } = usePageContext();
  const { html, summary } = article;
  // Ingest reduced the HTML to its allow-list before it was stored: the one place where text is
  // not escaped.
  if (html) return <div class="body" {...spoken} dangerouslySetInnerHTML={{ __html: html }} />;
  const paragraphs = (article.text || summary).split('\n\n').filter(Boolean);
  return (
    <>
      {paragraphs.length > 0 && (
        <div class="body" {...spoken}>
          {paragraphs.map((paragraph, place) => (
            <p key={place}>{paragraph}</p>
          ))}
        </div>
      )}
      {!article.text && (
        <p class="note">{summary ? text.article.summaryOnly : text.article.headlineOnly}</p>
      )}
    </>
  );
}
