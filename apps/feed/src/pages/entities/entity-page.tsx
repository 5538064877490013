import type { NamedEntity, SearchResult } from '@newsline/contracts';
import type { VNode } from 'preact';
import { EmptyList } from '../components/empty-list.tsx';
import { Facts } from '../components/facts.tsx';
import { FeedLinks } from '../components/feed-links.tsx';
import { Pager } from '../components/pager.tsx';
import { href } from '../href.ts';
import { dayOf } from '../i18n/dates.ts';
import { Layout } from '../layout.tsx';
import { usePageContext, type PageContext } from '../page-context.ts';
import type { Asked } from '../search/asked.ts';
import { PublishedWhen } from '../search/published-when.tsx';
import { SearchHit } from '../search/search-hit.tsx';
import { searchFeed, searchHref } from '../search/search-links.ts';
import { entityName } from './entity-name.ts';
import { NamedEntities } from './named-entities.tsx';

type EntityPageProps = {
  /** With the name that articles give it; its key where none does. */
  readonly entity: NamedEntity;
  /** The search for what names it. */
  readonly asked: Asked;
  readonly found: SearchResult;
  /** The most frequent first, without itself. */
  readonly namedWith: readonly NamedEntity[];
  readonly cursor: string | undefined;
};

/** Who or what it is, the news that names it, newest first, and what that names besides. */
export function EntityPage(props: EntityPageProps): VNode {
  const { entity, asked, found, namedWith, cursor } = props;
  const context = usePageContext();
  const { text } = context;
  const name = entityName(entity, entity.name, context.language);
  const feed = searchFeed(asked.query, name);
  const recent = countSince(lastDays, found.days, context);
  return (
    <Layout title={name} feed={feed} style="search.css">
      <header class="pagehead">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Facts>
          {text.entities.kinds[entity.kind]}
          {text.counts.articles(found.total)}
          {recent > 0 && text.entities.lastDays(recent, lastDays)}
          <a href={searchHref(asked.query, { sort: null })} rel="nofollow">
            {text.entities.searchWithin}
          </a>
        </Facts>
        <FeedLinks feed={feed} />
      </header>
      <div class="search">
        <section class="results" aria-labelledby="newest">
          <h2 id="newest">{text.entities.newest}</h2>
          <ol class="list">
            {found.hits.map((hit) => (
              <li key={hit.articleId}>
                <SearchHit hit={hit} storyHref={searchHref(asked.query, { story: hit.storyId })} />
              </li>
            ))}
          </ol>
          <Pager next={found.next} cursor={cursor} />
        </section>
        <aside class="facets" aria-label={text.entities.namedWith}>
          <PublishedWhen asked={asked} days={found.days} />
          <NamedEntities id="with" title={text.entities.namedWith} entities={namedWith} />
        </aside>
      </div>
    </Layout>
  );
}

const lastDays = 7;

function countSince(
  days: number,
  counted: SearchResult['days'],
  { now, zone }: PageContext,
): number {
  const first = dayOf(new Date(now.getTime() - (days - 1) * 86_400_000), zone);
  return counted.filter(({ day }) => day >= first).reduce((sum, { count }) => sum + count, 0);
}

/** Of what no article names. */
export function UnknownEntity({ entity }: { readonly entity: NamedEntity }): VNode {
  const { text, language } = usePageContext();
  const name = entityName(entity, undefined, language);
  return (
    <Layout title={name} unlisted>
      <header class="pagehead">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Facts>{text.entities.kinds[entity.kind]}</Facts>
      </header>
      <EmptyList message={text.entities.unknown(name)}>
        <p>{text.entities.unknownHelp}</p>
        <p>
          <a class="button" href={href('/search', { q: name })}>
            {text.search.submit}
          </a>
        </p>
      </EmptyList>
    </Layout>
  );
}
