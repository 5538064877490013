import type { SearchResult } from '@newsline/contracts';
import type { VNode } from 'preact';
import { groups, sorts } from '../../http/query-vocabulary.ts';
import { Choices } from '../components/choices.tsx';
import { Pager } from '../components/pager.tsx';
import { languageName, uiLanguages } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import { type Asked, storyOf, valuesOf, wordsWithout } from './asked.ts';
import { exactly } from './mend-query.ts';
import { SearchHit } from './search-hit.tsx';
import { searchHref } from './search-links.ts';

type ResultsProps = { readonly asked: Asked; readonly found: SearchResult };

/** The hits: those that have all the words, then near matches. */
export function SearchResults({ asked, found }: ResultsProps): VNode {
  const { text } = usePageContext();
  const { hits, complete } = found;
  const near = complete === undefined ? hits.length : nearFrom(hits);
  return (
    <>
      <ResultsHead asked={asked} found={found} />
      {near > 0 && <Hits asked={asked} hits={hits.slice(0, near)} />}
      {complete !== undefined && near < hits.length && (
        <>
          <h2 class="near">{text.search.near(complete)}</h2>
          <Hits asked={asked} hits={hits.slice(near)} />
        </>
      )}
      <Pager next={found.next} cursor={asked.query.cursor} by="next" />
    </>
  );
}

/** Where near matches begin: behind the last hit that has all. Sorted by date they are mixed, and what
 *  is said of them then comes first. */
function nearFrom(hits: SearchResult['hits']): number {
  const isNear = ({ missing }: SearchResult['hits'][number]) => missing.length > 0;
  const first = hits.findIndex(isNear);
  if (first < 0) return hits.length;
  return hits.slice(first).every(isNear) ? first : 0;
}

function Hits({ asked, hits }: { readonly asked: Asked; readonly hits: SearchResult['hits'] }) {
  return (
    <ol class="list">
      {hits.map((hit) => (
        <li key={hit.articleId}>
          <SearchHit hit={hit} storyHref={searchHref(asked.query, { story: hit.storyId })} />
        </li>
      ))}
    </ol>
  );
}

/** The index counts exactly up to this. */
const countedTo = 10_000;

function ResultsHead({ asked, found }: ResultsProps): VNode {
  const { text } = usePageContext();
  const { query } = asked;
  const { total, correctedTo } = found;
  return (
    <div class="resultshead">
      <h2>{total < countedTo ? text.counts.results(total) : text.counts.manyResults(countedTo)}</h2>
      <a class="jump" href="#filters">
        {text.search.filters}
      </a>
      {correctedTo !== null && <Corrected asked={asked} correctedTo={correctedTo} />}
      <div class="order">
        <LanguageOfNews asked={asked} languages={found.facets.languages} />
        {storyOf(asked) === undefined && (
          <Choices
            label={text.search.group}
            choices={groups.map((group) => ({
              name: text.search.groups[group],
              href: searchHref(query, { group: group === 'story' ? null : group }),
              chosen: group === query.group,
            }))}
          />
        )}
        <Choices
          label={text.search.sort}
          choices={sorts.map((sort) => ({
            name: text.search.sorts[sort],
            href: searchHref(query, { sort: sort === 'relevance' ? null : sort }),
            chosen: sort === query.sort,
          }))}
        />
      </div>
    </div>
  );
}

function Corrected(props: { readonly asked: Asked; readonly correctedTo: string }): VNode {
  const { search } = usePageContext().text;
  const { query, understood } = props.asked;
  const { text } = understood;
  const exact = (typed: string): string => exactly(typed, text, props.correctedTo);
  return (
    <p class="corrected">
      {search.corrected} <strong>“{props.correctedTo}”</strong>.{' '}
      {exact(text) !== text && (
        <>
          {search.exactly} <a href={searchHref(query, { q: exact(query.q) })}>{exact(text)}</a>
        </>
      )}
    </p>
  );
}

type LanguageProps = {
  readonly asked: Asked;
  readonly languages: SearchResult['facets']['languages'];
};

/** One click to the news in one of the reader's languages, the page's own first; where there is news in
 *  each of them. */
function LanguageOfNews({ asked, languages }: LanguageProps): VNode | null {
  const { text, language: own } = usePageContext();
  const counts = new Map(languages.map(({ value, count }) => [value, count]));
  if (!uiLanguages.every((language) => counts.get(language))) return null;
  const chosen = valuesOf(asked, 'language');
  const q = wordsWithout(asked, ['language']);
  const isNarrowed = chosen.length > 0 || q !== asked.query.q;
  const href = (language: readonly string[]) => searchHref(asked.query, { q, language });
  const ownFirst = uiLanguages.toSorted((a, b) => Number(b === own) - Number(a === own));
  return (
    <Choices
      label={text.lists.newsLanguage}
      choices={[
        { name: text.search.allLanguages, href: href([]), chosen: !isNarrowed },
        ...ownFirst.map((language) => ({
          name: `${languageName(language, text)} (${text.counts.number(counts.get(language) ?? 0)})`,
          href: href([language]),
          chosen: chosen.length === 1 && chosen[0] === language,
        })),
      ]}
    />
  );
}
