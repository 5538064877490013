import type { VNode } from 'preact';
import type { ArticlePreview } from '../../read-model/news-read-model.ts';
import { usePageContext } from '../page-context.ts';
import { articlePath, sourcePath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { Facts } from './facts.tsx';
import { Picture } from './picture.tsx';
import { DemonstrationTag, EditedTag } from './tags.tsx';
import { TopicLinks } from './topic-links.tsx';
import { When } from './when.tsx';

type ArticleItemProps = {
  readonly article: ArticlePreview;
  readonly heading: 'h2' | 'h3';
  readonly as: 'full' | 'line';
};

export function ArticleItem({ article, heading: Heading, as }: ArticleItemProps): VNode {
  const lang = langAttributes(article.labels.language, usePageContext().language);
  const pictured = as === 'full' && article.imageUrl;
  return (
    <article class={`story ${as}${pictured ? ' pictured' : ''}`}>
      {pictured && <Picture url={article.imageUrl} />}
      <div class="words">
        {as === 'full' && <TopicLinks topics={article.labels.topics.map(({ topic }) => topic)} />}
        <Heading {...lang}>
          <a href={articlePath(article.id)}>{article.title}</a>
        </Heading>
        {as === 'full' && article.summary && (
          <p class="summary" {...lang}>
            {article.summary}
          </p>
        )}
        <Facts>
          {as === 'full' ? (
            <a href={sourcePath(article.sourceId)}>{article.sourceName}</a>
          ) : (
            article.sourceName
          )}
          <When at={article.publishedAt} />
          {article.editedAt && <EditedTag editedAt={article.editedAt} />}
          {article.demonstration && <DemonstrationTag />}
        </Facts>
      </div>
    </article>
  );
}
