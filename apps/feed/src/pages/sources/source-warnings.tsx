import type { SourcePoll, SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';

type Warned = Pick<SourcePoll, 'warnings' | 'warningDetails'>;

/** What had to be repaired or left out when the feed was read last; several are folded away. */
export function SourceWarnings({ source }: { readonly source: SourceState }): VNode | null {
  const { sources } = usePageContext().text;
  const { health } = source;
  const count = health.warnings.length;
  if (count < 2) return <WarningList of={health} />;
  return (
    <details>
      <summary class="facts">{sources.warnings(count)}</summary>
      <WarningList of={health} />
    </details>
  );
}

/** In the page's language, as far as their kinds are known. */
export function WarningList({ of }: { readonly of: Warned }): VNode | null {
  const { sources } = usePageContext().text;
  if (of.warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {of.warnings.map((warning, at) => (
        <li key={warning}>{sources.warning(warning, of.warningDetails[at] ?? null)}</li>
      ))}
    </ul>
  );
}
