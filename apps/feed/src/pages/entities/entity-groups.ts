import type { EntityKind } from './entity-name.ts';

/** As pages show them: few readers tell malware from those who spread it. */
export const entityGroups = [
  { id: 'people', kinds: ['person'] },
  { id: 'organisations', kinds: ['organisation'] },
  { id: 'places', kinds: ['place'] },
  { id: 'countries', kinds: ['country'] },
  { id: 'threats', kinds: ['vulnerability', 'malware', 'threat-group'] },
] as const satisfies readonly { readonly id: string; readonly kinds: readonly EntityKind[] }[];

export type EntityGroup = (typeof entityGroups)[number]['id'];

/** Those of a group; in the order given. */
export function ofGroup<Entity extends { readonly kind: EntityKind }>(
  entities: readonly Entity[],
  group: EntityGroup,
): readonly Entity[] {
  const kinds: readonly EntityKind[] = entityGroups.find(({ id }) => id === group)?.kinds ?? [];
  return entities.filter(({ kind }) => kinds.includes(kind));
}
