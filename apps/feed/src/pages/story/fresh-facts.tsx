import type { VNode } from 'preact';
import type { Told } from '../../story-overview/what-is-new.ts';
import { entityName } from '../entities/entity-name.ts';
import { entityPath } from '../href.ts';
import { usePageContext } from '../page-context.ts';

/** The names and figures that nobody had before an article. */
export function FreshFacts({ told }: { readonly told: Told | null }): VNode | null {
  const { text, language } = usePageContext();
  if (told?.kind !== 'new' || told.names.length + told.numbers.length === 0) return null;
  const names = told.names.map(({ kind, key, name }) => (
    <a key={`${kind}:${key}`} href={entityPath(kind, key)}>
      <bdi>{entityName({ kind, key }, name, language)}</bdi>
    </a>
  ));
  const numbers = told.numbers.map((number) => <bdi key={number}>{number}</bdi>);
  return (
    <p class="fresh">
      <strong>{text.storyOverview.fresh}</strong>{' '}
      {[...names, ...numbers].map((fact, index) => (
        <span key={fact.key}>
          {index > 0 && ', '}
          {fact}
        </span>
      ))}
    </p>
  );
}
