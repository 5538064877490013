import type { EntityName } from '../search/entities.ts';

const plain = /^[a-z0-9._-]+$/u;
/** Meilisearch keeps 468 bytes of a value ("Known limitations"). */
const longest = 200;

/** A value as filters and facets hold it. Meilisearch compares them without case, so all that is
 *  not plain lower case is written in hexadecimal; nothing in it needs quoting either. */
export function facetValue(value: string): string {
  if (plain.test(value) && value.length <= longest) return value;
  return `=${Buffer.from(value).subarray(0, longest).toString('hex')}`;
}

/** Whom or what an article names with the name, as a value: so that both come in one facet, and the name
 *  is counted. */
export function namedValue(entity: EntityName): string {
  return `=${Buffer.from(entity.join('\t')).toString('hex')}`;
}

export function fromNamedValue(value: string): EntityName {
  const both = fromFacetValue(value);
  const tab = both.indexOf('\t');
  return [both.slice(0, tab), both.slice(tab + 1)];
}

export function fromFacetValue(value: string): string {
  return value.startsWith('=') ? Buffer.from(value.slice(1), 'hex').toString() : value;
}
