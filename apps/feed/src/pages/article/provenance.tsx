import type { VNode } from 'preact';
import type { FullArticle, NamedSource } from '../../read-model/news-read-model.ts';
import { usePageContext } from '../page-context.ts';
import { href, sourcePath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { When } from '../components/when.tsx';

/** Where the data about an article come from: its dates, its authors, its keywords. */
export function Provenance({
  article,
  alsoIn,
}: {
  readonly article: FullArticle;
  readonly alsoIn: readonly NamedSource[];
}): VNode {
  const { text } = usePageContext();
  const about = text.article;
  return (
    <section class="block" aria-labelledby="about">
      <h2 id="about">{about.about}</h2>
      <dl class="provenance">
        <dt>{about.published}</dt>
        <dd>
          <When at={article.publishedAt} as="absolute" />{' '}
          <small>{about.publishedFrom[article.publishedFrom]}</small>
          {article.dateCorrection && (
            <small>
              {' '}
              {about.dateWas} <When at={article.dateCorrection.was} as="absolute" />
            </small>
          )}
        </dd>
        {article.editedAt && (
          <>
            <dt>{about.edited}</dt>
            <dd>
              {about.editedAt(article.version)} <When at={article.editedAt} as="absolute" />
            </dd>
          </>
        )}
        {article.authors.length > 0 && (
          <>
            <dt>{about.by}</dt>
            <dd>{article.authors.join(', ')}</dd>
          </>
        )}
        {article.attribution.length > 0 && (
          <>
            <dt>{about.attribution}</dt>
            <dd>{article.attribution.join(', ')}</dd>
          </>
        )}
        {alsoIn.length > 0 && (
          <>
            <dt>{about.alsoIn}</dt>
            <dd>
              {alsoIn.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <a href={sourcePath(id)}>
                    <bdi>{name}</bdi>
                  </a>
                </span>
              ))}
            </dd>
          </>
        )}
        <Keywords article={article} />
      </dl>
    </section>
  );
}

function Keywords({ article }: { readonly article: FullArticle }): VNode | null {
  const { text, language } = usePageContext();
  const { keywords } = article.labels;
  if (keywords.length === 0) return null;
  return (
    <>
      <dt>{text.article.keywords}</dt>
      <dd {...langAttributes(article.labels.language, language)}>
        {keywords.slice(0, 10).map((keyword, index) => (
          <span key={keyword}>
            {index > 0 && ', '}
            <a href={href('/search', { q: keyword })}>{keyword}</a>
          </span>
        ))}
      </dd>
    </>
  );
}
