import type { ProjectionUpdate } from './news-read-model.ts';

export type Move = Extract<ProjectionUpdate, { kind: 'moved' }>;

/** Versions that others say something of have not come yet. */
export function notArrivedYet(moves: readonly Move[]): Error {
  const which = moves.map(({ articleId, version }) => `${articleId} (version ${version})`);
  return new Error(`Not here yet, so its story can’t be changed: ${which.join(', ')}`);
}
