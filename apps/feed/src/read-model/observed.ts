import type { SourceState } from '@newsline/contracts';
import type { NamedSource, ProjectionUpdate } from './news-read-model.ts';

export type Observation = Extract<ProjectionUpdate, { kind: 'observed' }>;

/** The source of an observation, or nothing where the observation is of a source that had the same id
 *  and was removed: it may arrive after the removal.
 *  @param asOf ms */
export function byObservation({ id, name, addedAt }: SourceState, asOf: number): NamedSource[] {
  return asOf >= Date.parse(addedAt) ? [{ id, name }] : [];
}
