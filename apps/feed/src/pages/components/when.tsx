import type { VNode } from 'preact';
import { absolute, clock, exact, relative } from '../dates.ts';
import { useEdition } from '../edition.ts';

type WhenProps = {
  /** ISO 8601 */
  readonly at: string;
  /** `relative`: "2 giờ trước", while that is short. `clock`: the time alone, under a day's heading. */
  readonly as?: 'relative' | 'absolute' | 'clock';
  /** Whether "in 5 minutes" can be true; an article from the future just has a wrong date. */
  readonly mayBeFuture?: boolean;
};

export function When({ at, as = 'relative', mayBeFuture = false }: WhenProps): VNode {
  const edition = useEdition();
  const instant = new Date(at);
  const shown = (): string => {
    if (as === 'clock') return clock(instant, edition.zone);
    if (as === 'absolute') return absolute(instant, edition);
    const aheadMs = instant.getTime() - edition.now.getTime();
    if (aheadMs > 60_000 && !mayBeFuture) return absolute(instant, edition);
    if (Math.abs(aheadMs) < 60_000)
      return mayBeFuture ? edition.text.sources.due : edition.text.dates.justNow;
    return relative(instant, edition.now, edition.language) ?? absolute(instant, edition);
  };
  return (
    <time
      datetime={at}
      title={exact(instant, edition)}
      data-relative={as === 'relative' || undefined}
    >
      {shown()}
    </time>
  );
}
