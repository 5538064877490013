import type { NamedEntity } from '@newsline/contracts';
import { Fragment, type VNode } from 'preact';
import { entityPath } from '../href.ts';
import { usePageContext } from '../page-context.ts';
import { entityGroups, ofGroup } from './entity-groups.ts';
import { entityName } from './entity-name.ts';

/** Names as links to their pages, by what they are; nothing where there are none. */
export function NamedEntities(props: {
  readonly id: string;
  readonly title: string;
  readonly entities: readonly NamedEntity[];
}): VNode | null {
  const { text, language } = usePageContext();
  const { id, title, entities } = props;
  if (entities.length === 0) return null;
  const groups = entityGroups
    .map((group) => ({ group: group.id, its: ofGroup(entities, group.id) }))
    .filter(({ its }) => its.length > 0);
  return (
    <section class="block" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <dl class="provenance named">
        {groups.map(({ group, its }) => (
          <Fragment key={group}>
            <dt>{text.entities.groups[group]}</dt>
            <dd>
              {its.map(({ kind, key, name }, index) => (
                <span key={`${kind}:${key}`}>
                  {index > 0 && ', '}
                  <a href={entityPath(kind, key)}>
                    <bdi>{entityName({ kind, key }, name, language)}</bdi>
                  </a>
                </span>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
