import { ArticleIngested, ArticleObserved, type Article } from '@newsline/contracts';
import type { Observation, Simultaneous } from './announced-articles.ts';
import type { IngestDependencies } from './dependencies.ts';

type Dependencies = Pick<IngestDependencies, 'articles' | 'bus'>;

/** Remembers what was published. Where two sources announced one article version in one moment, nobody
 *  knows whose words consumers took: they are told that both show it, and the article's own outlet
 *  takes over from another. Who comes second sees to it before its words are kept: a crash leaves it
 *  without a statement, and its next poll does it again. */
export async function rememberAnnounced(
  observations: readonly Observation[],
  versions: readonly Article[],
  now: Date,
  dependencies: Dependencies,
): Promise<void> {
  const { articles, bus } = dependencies;
  const simultaneous = await articles.remember(observations, versions);
  if (simultaneous.length === 0) return;
  const context = { service: 'ingest', now };
  const asOf = now.toISOString();
  const pointers = simultaneous.flatMap(({ articleId, first, second }) =>
    [first.sourceId, second].map((sourceId) => ({ articleId, sourceId, asOf })),
  );
  const told = secondsOf(simultaneous, observations, versions);
  const takingOver = told.flatMap(({ statement, first }) => {
    const isOwn = first.outlet === null && statement.outlet !== null;
    return isOwn ? { ...statement, version: statement.version + 1 } : [];
  });
  await bus.publish([
    ...pointers.map((pointer) => ArticleObserved.create(pointer, context)),
    ...takingOver.map((article) => ArticleIngested.create({ article }, context)),
  ]);
  const speaking = new Set(takingOver.map(({ id }) => id));
  const kept = told.map(({ observation, statement }) =>
    speaking.has(statement.id) ? observation : { ...observation, keys: [], statement },
  );
  await rememberAnnounced(kept, takingOver, now, dependencies);
}

/** What was said by those that came second, and have no later version. */
function secondsOf(
  simultaneous: readonly Simultaneous[],
  observations: readonly Observation[],
  versions: readonly Article[],
) {
  const observationOf = new Map(observations.map((one) => [one.articleId, one]));
  const newestOf = new Map(versions.map((one) => [one.id, one]));
  return simultaneous.flatMap(({ articleId, version, first }) => {
    const observation = observationOf.get(articleId);
    const statement = newestOf.get(articleId);
    return observation && statement?.version === version ? { observation, statement, first } : [];
  });
}
