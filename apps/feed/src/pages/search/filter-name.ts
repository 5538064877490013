import { entityName, entityOf } from '../entities/entity-name.ts';
import { languageName } from '../i18n/i18n.ts';
import { topicName, type PageContext } from '../page-context.ts';
import type { FilterNames } from './asked.ts';
import type { FilterKind } from './search-links.ts';

/** What readers call a value of a filter; the value itself where nobody knows a name. */
export function filterName(
  kind: FilterKind,
  value: string,
  context: PageContext,
  names: FilterNames,
): string {
  switch (kind) {
    case 'topic':
      return topicName(value, context);
    case 'outlet':
      return names.outlets.get(value)?.names[0] ?? value;
    case 'source':
      return names.sources.get(value) ?? value;
    case 'entity': {
      const entity = entityOf(value);
      return entity ? entityName(entity, names.entities.get(value), context.language) : value;
    }
    case 'language':
      return languageName(value, context.text);
  }
}
