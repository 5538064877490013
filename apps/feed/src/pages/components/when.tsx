import type { VNode } from 'preact';
import { absolute, clock, exact, relative } from '../i18n/dates.ts';
import { usePageContext } from '../page-context.ts';

type WhenProps = {
  /** ISO 8601 */
  readonly at: string;
  /** `relative`: "2 giờ trước", while that is short. `clock`: the time alone, under a day's heading. */
  readonly as?: 'relative' | 'absolute' | 'clock';
  /** Whether "in 5 minutes" can be true; an article from the future just has a wrong date. */
  readonly mayBeFuture?: boolean;
};

export function When({ at, as = 'relative', mayBeFuture = false }: WhenProps): VNode {
  const context = usePageContext();
  const instant = new Date(at);
  const shown = (): string => {
    if (as === 'clock') return clock(instant, context.zone);
    if (as === 'absolute') return absolute(instant, context);
    const aheadMs = instant.getTime() - context.now.getTime();
    if (aheadMs > 60_000 && !mayBeFuture) return absolute(instant, context);
    if (Math.abs(aheadMs) < 60_000)
      return mayBeFuture ? context.text.sources.due : context.text.dates.justNow;
    return relative(instant, context.now, context.language) ?? absolute(instant, context);
  };
  return (
    <time
      datetime={at}
      title={exact(instant, context)}
      data-relative={as === 'relative' || undefined}
    >
      {shown()}
    </time>
  );
}
