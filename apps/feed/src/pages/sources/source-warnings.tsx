import type { SourcePoll, SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';

type Warned = Pick<SourcePoll, 'warnings' | 'warningDetails'>;

/** What had to be repaired or left out when the feed was read last; several are folded away. */
export function SourceWarnings({ source }: { readonly source: SourceState }): VNode | null {
  const { sources } = usePageContext().text;
  return <FoldedWarnings of={source.health} count={sources.warnings} />;
}

type FoldedWarningsProps = {
  readonly of: Warned;
  /** Says how many there are. */
  readonly count: (warnings: number) => string;
};

export function FoldedWarnings({ of, count }: FoldedWarningsProps): VNode {
  if (of.warnings.length < 2) return <WarningList of={of} />;
  return (
    <details>
      <summary class="facts">{count(of.warnings.length)}</summary>
      <WarningList of={of} />
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
