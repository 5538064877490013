import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import type { Chip } from './chips.ts';

/** The filters in force, each a link that takes it away. */
export function ChosenFilters({ chips }: { readonly chips: readonly Chip[] }): VNode | null {
  const { search } = usePageContext().text;
  if (chips.length === 0) return null;
  return (
    <nav class="chosen" aria-label={search.chosen}>
      <ul>
        {chips.map(({ name, href }) => (
          <li key={href}>
            <a href={href} aria-label={search.drop(name)}>
              <bdi>{name}</bdi>
              <span aria-hidden="true"> ×</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
