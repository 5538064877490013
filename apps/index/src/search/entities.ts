import type { NamedEntity } from '@newsline/contracts';

/** Of an article so many are kept, those that it names first. */
export const mostEntities = 20;
/** In bytes of UTF-8: engines keep no more of a value (see `namedValue` of Meilisearch). Of a longer name
 *  the beginning is kept; nobody is called so. */
const longestName = 110;
const longestValue = 120;

/** Whom or what an article names: the value that filters take, and how the article calls it. */
export type EntityName = readonly [value: string, name: string];

/** As documents have them: each once. */
export function entityNames(entities: readonly NamedEntity[]): EntityName[] {
  const named = new Map<string, string>();
  for (const { kind, key, name } of entities) {
    if (named.size === mostEntities) break;
    const value = `${kind}:${key}`;
    if (Buffer.byteLength(value) <= longestValue && !named.has(value))
      named.set(value, beginning(name));
  }
  return [...named];
}

function beginning(name: string): string {
  if (name.length * 3 <= longestName || Buffer.byteLength(name) <= longestName) return name;
  // Four bytes a character at most.
  return [...name].slice(0, longestName / 4).join('');
}

/** What `entityNames` made one of. */
export function namedEntity([value, name]: EntityName): NamedEntity {
  const colon = value.indexOf(':');
  const kind = value.slice(0, colon) as NamedEntity['kind'];
  return { kind, key: value.slice(colon + 1), name };
}
