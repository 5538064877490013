import type { VNode } from 'preact';
import type { FullArticle } from '../../read-model/news-read-model.ts';
import { usePageContext } from '../page-context.ts';

type ArticleTextProps = {
  readonly article: FullArticle;
  readonly lang: { readonly lang?: string; readonly dir?: 'auto' };
};

/** The fullest text available: HTML, plain text, or the summary alone. */
export function ArticleText({ article, lang }: ArticleTextProps): VNode {
  const { text } = usePageContext();
  const { html, summary } = article;
  // Ingest reduced the HTML to its allow-list before it was stored: the one place where text is
  // not escaped.
  if (html) return <div class="body" {...lang} dangerouslySetInnerHTML={{ __html: html }} />;
  const paragraphs = (article.text || summary).split('\n\n').filter(Boolean);
  return (
    <>
      {paragraphs.length > 0 && (
        <div class="body" {...lang}>
          {paragraphs.map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      )}
      {!article.text && (
        <p class="note">{summary ? text.article.summaryOnly : text.article.headlineOnly}</p>
      )}
    </>
  );
}
