import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { articlePath, sourcePath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import type { SearchResult } from '@newsline/contracts';
import { Facts } from '../components/facts.tsx';
import { Picture } from '../components/picture.tsx';
import { DemonstrationTag } from '../components/tags.tsx';
import { TopicLinks } from '../components/topic-links.tsx';
import { When } from '../components/when.tsx';

type Hit = SearchResult['hits'][number];

type SearchHitProps = {
  readonly hit: Hit;
  /** This search within the story of the hit. */
  readonly storyHref: string;
};

export function SearchHit({ hit, storyHref }: SearchHitProps): VNode {
  const { language, sources, text } = usePageContext();
  const lang = langAttributes(hit.language, language);
  return (
    <article class={`story full${hit.imageUrl ? ' pictured' : ''}`}>
      <Picture url={hit.imageUrl} />
      <div class="words">
        <TopicLinks topics={hit.topics} />
        <h3 {...lang}>
          <a href={articlePath(hit.articleId)}>
            <Marked pieces={hit.title} />
          </a>
        </h3>
        <p class="summary" {...lang}>
          <Marked pieces={hit.snippet} />
        </p>
        <Facts>
          <a href={sourcePath(hit.sourceId)}>{hit.sourceName}</a>
          <When at={hit.publishedAt} />
          {hit.edited && <span class="edited">{text.article.edited}</span>}
          {hit.more > 0 && (
            <a class="othershits" href={storyHref} rel="nofollow">
              {text.search.more(hit.more)}
            </a>
          )}
          {hit.missing.length > 0 && (
            <span class="lacks">{text.search.lacks(hit.missing.join(', '))}</span>
          )}
          {sources.get(hit.sourceId)?.demonstration && <DemonstrationTag />}
        </Facts>
      </div>
    </article>
  );
}

function Marked({ pieces }: { readonly pieces: Hit['title'] }): VNode {
  return (
    <>{pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>
  );
}
