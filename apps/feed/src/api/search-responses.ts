import { SearchResult } from '@newsline/contracts';
import { z } from 'zod';
import type { NamedValues } from '../search/named-values.ts';
import { noticeKinds } from '../search/notices.ts';
import { operatorKinds } from '../search/operators.ts';
import type { SearchNames } from '../search/search-names.ts';
import type { UnderstoodQuery } from '../search/understand-query.ts';

const { facets, ...result } = SearchResult.shape;

const Term = z.object({
  kind: z.enum(operatorKinds).describe('The operator.'),
  negative: z.boolean().describe('Whether it leaves out.'),
  value: z
    .string()
    .describe('An id, a domain, a code of a language, an instant (ISO 8601, UTC), or `edited`.'),
  name: z.string().describe('The value as people call it; of a day the day.'),
  from: z.int().describe('Where it begins in `q`, in UTF-16 units.'),
  to: z.int().describe('Where it ends: without this piece `q` is the same search without it.'),
});

const Notice = z.object({
  kind: z
    .enum(noticeKinds)
    .describe('Why a part of the query is not searched for as it was typed.'),
  operator: z.string().describe('The operator; as typed where it is none.'),
  value: z.string().describe('The value as typed; empty where none is at fault.'),
  detail: z.string().describe('The same in words.'),
  known: z
    .array(
      z.object({
        value: z.string().describe('What can be given instead.'),
        name: z.string().describe('What it is called.'),
      }),
    )
    .describe('What may have been meant, the nearest first.'),
});

const NamedFacet = z.array(
  z.object({
    value: z.string().describe('What the filter takes.'),
    name: z
      .string()
      .describe('What it is called; an outlet by its domain, or as all its sources are.'),
    count: z.int().min(0).describe('How many matches have it.'),
  }),
);

export const FoundArticles = z.object({
  ...result,
  facets: z
    .object({
      topics: NamedFacet.describe('By topic.'),
      sources: NamedFacet.describe('By source.'),
      outlets: NamedFacet.describe('By outlet.'),
      languages: NamedFacet.describe('By language.'),
      entities: facets.shape.entities.removeDefault().describe('By whom and what they name.'),
    })
    .describe(facets.description ?? ''),
  filters: z.array(Term).describe('What the operators in `q` filter by, in the order typed.'),
  notices: z.array(Notice).describe('What of `q` was not understood, or left out; ten at most.'),
});

export const Suggestions = z.object({
  suggestions: z
    .array(
      z.object({
        kind: z
          .enum(['topic', 'source', 'outlet', 'operator', 'name', 'headline'])
          .describe('What it is: a filter, a name in the news, or an article.'),
        text: z.string().describe('What to show.'),
        q: z.string().describe('The query that it makes of the one typed.'),
        url: z.string().optional().describe('Of a headline: the path of its page.'),
      }),
    )
    .describe('The likeliest first, headlines last.'),
});

export function foundArticles(
  { facets, ...found }: SearchResult,
  { terms, notices }: Pick<UnderstoodQuery, 'terms' | 'notices'>,
  names: SearchNames,
): z.output<typeof FoundArticles> {
  const withNames = (facet: readonly { value: string; count: number }[], known: NamedValues) =>
    facet.map(({ value, count }) => {
      return { value, name: known.byValue.get(value)?.names[0] ?? value, count };
    });
  return {
    ...found,
    facets: {
      topics: withNames(facets.topics, names.topics),
      sources: withNames(facets.sources, names.sources),
      outlets: withNames(facets.outlets, names.outlets),
      languages: withNames(facets.languages, names.languages),
      entities: facets.entities,
    },
    filters: [...terms],
    notices: notices.map((notice) => ({ ...notice, known: [...notice.known] })),
  };
}
