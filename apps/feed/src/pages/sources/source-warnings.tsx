import type { SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';

/** What had to be repaired or left out when the feed was read last; several are folded away. */
export function SourceWarnings({ source }: { readonly source: SourceState }): VNode | null {
  const { sources } = usePageContext().text;
  const { warnings } = source.health;
  if (warnings.length === 0) return null;
  const list = (
    <ul class="warnings">
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
  if (warnings.length === 1) return list;
  return (
    <details>
      <summary class="facts">{sources.warnings(warnings.length)}</summary>
      {list}
    </details>
  );
}
