import type { UnderstoodQuery } from './understand-query.ts';

/** Words that name a story which was merged (`story:…`) mean the one that answers for it now.
 *  @param livingStory null: nothing answers for it */
export async function withLivingStory(
  understood: UnderstoodQuery,
  livingStory: (id: string) => Promise<string | null>,
): Promise<UnderstoodQuery> {
  const named = understood.filters?.storyId;
  if (named === undefined) return understood;
  const living = (await livingStory(named)) ?? named;
  if (living === named) return understood;
  return {
    ...understood,
    filters: { ...understood.filters, storyId: living },
    terms: understood.terms.map((term) =>
      term.kind === 'story' && term.value === named ? { ...term, value: living } : term,
    ),
  };
}
