import { z } from 'zod';
import { editDistance } from '@newsline/news';
import { maxCounted, type SimilarTerm } from '../search/spelling.ts';
import type { SubQuery } from './queries.ts';
import type { Server } from './server.ts';

const FederatedHit = z.looseObject({ _federation: z.object({ queriesPosition: z.int() }) });
const FederatedAnswer = z.object({
  hits: z.array(FederatedHit),
  estimatedTotalHits: z.int(),
  facetsByIndex: z
    .record(
      z.string(),
      z.object({ distribution: z.record(z.string(), z.record(z.string(), z.int())) }),
    )
    .optional(),
});
const Counts = z.object({ results: z.array(z.object({ totalHits: z.int() })) });
const Term = z.object({ term: z.string() });

export type FederatedQuery = {
  /** What matches any of these. Nothing where there are none. */
  readonly anyOf: readonly SubQuery[];
  /** Of each, from 0 to 1: what matches one of more weight comes first, whatever it is sorted by. */
  readonly weights?: readonly number[];
  readonly filter: string;
  readonly sort?: readonly string[];
  readonly limit: number;
  /** Which fields of the documents; all where it is left out. */
  readonly fields?: readonly string[];
  readonly facets?: readonly string[];
};

export type FederatedHits = {
  readonly documents: readonly unknown[];
  /** Of each document, which query it matches: of several the weightiest. */
  readonly queries: readonly number[];
  readonly total: number;
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** Searches of one index of the server. Several queries go out as one federated search: it sees one
 *  state of the index, and counts a document that several of them find once ("Federated
 *  search"). Its total is called an estimate, which it is only with a distinct attribute. */
export class MultiSearch {
  readonly #server: Server;
  readonly #uid: string;

  constructor(server: Server, uid: string) {
    this.#server = server;
    this.#uid = uid;
  }

  async find({
    anyOf,
    weights,
    filter,
    sort,
    limit,
    fields,
    facets,
  }: FederatedQuery): Promise<FederatedHits> {
    if (anyOf.length === 0) return { documents: [], queries: [], total: 0, facets: {} };
    const queries = anyOf.map(({ q, on }, i) => ({
      indexUid: this.#uid,
      q,
      filter,
      matchingStrategy: 'all' as const,
      attributesToSearchOn: [...on],
      ...(sort && { sort: [...sort] }),
      ...(fields && { attributesToRetrieve: [...fields] }),
      ...(weights && { federationOptions: { weight: weights[i] ?? 1 } }),
    }));
    const answer = await this.#server.ask('search', (client) =>
      client.multiSearch({
        federation: {
          limit,
          ...(facets?.length && { facetsByIndex: { [this.#uid]: [...facets] } }),
        },
        queries,
      }),
    );
    const { hits, estimatedTotalHits, facetsByIndex } = FederatedAnswer.parse(answer);
    return {
      documents: hits,
      queries: hits.map(({ _federation }) => _federation.queriesPosition),
      total: estimatedTotalHits,
      facets: facetsByIndex?.[this.#uid]?.distribution ?? {},
    };
  }

  /** How many articles match each of these, up to the 1,000 hits of a search. */
  async counts(queries: readonly SubQuery[]): Promise<number[]> {
    if (queries.length === 0) return [];
    const answer = await this.#server.ask('count matches', (client) =>
      client.multiSearch({
        queries: queries.map(({ q, on }) => ({
          indexUid: this.#uid,
          q,
          filter: 'kind = article',
          matchingStrategy: 'all' as const,
          attributesToSearchOn: [...on],
          hitsPerPage: 0,
        })),
      }),
    );
    return Counts.parse(answer).results.map(({ totalHits }) => totalHits);
  }

  /** Terms at most so many edits away, the nearest first; never the word itself. Two edits, one in
   *  the first letter and one in the last, are not found: Meilisearch counts three either way. */
  async similar(word: string, maxEdits: number): Promise<SimilarTerm[]> {
    // A word that is followed by a space is not taken for a prefix.
    const reversed = `${[...word].reverse().join('')} `;
    const { documents } = await this.find({
      anyOf: [
        { q: `${word} `, on: ['term'] },
        { q: reversed, on: ['reversed'] },
      ],
      filter: 'kind = term',
      limit: maxCounted * 2,
      fields: ['term'],
    });
    return documents
      .map((document) => Term.parse(document).term)
      .map((term) => ({ term, distance: editDistance(word, term, maxEdits) }))
      .filter(({ distance }) => distance > 0 && distance <= maxEdits)
      .sort((a, b) => a.distance - b.distance);
  }
}
