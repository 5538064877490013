import type { SourcePoll, SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { externalHref } from '../href.ts';
import { articleRates, pollReasons } from '../i18n/poll-reasons.ts';
import { Facts } from '../components/facts.tsx';
import { LastPolls } from './last-polls.tsx';
import { MaybeWhen, NextPoll, SourceHealth } from './source-row.tsx';
import { SourceMove } from './source-move.tsx';
import { SourceWarnings } from './source-warnings.tsx';
import { DemonstrationTag } from '../components/tags.tsx';

type SourceFactsProps = {
  readonly source: SourceState;
  readonly polls: readonly SourcePoll[];
};

/** A source and how it fares, above its news. */
export function SourceFacts({ source, polls }: SourceFactsProps): VNode {
  const { text, language, operator } = usePageContext();
  const { nextPollReason, articlesPerDay } = source.health;
  // The reason says it already where it is its rhythm.
  const rate = nextPollReason?.kind === 'rhythm' ? null : articlesPerDay;
  const site = externalHref(source.siteUrl);
  return (
    <div class="sourcefacts">
      <SourceHealth source={source} />
      <Facts>
        {site && (
          <a href={site} rel="noopener external">
            {text.sources.site}
          </a>
        )}
        <span>
          {text.sources.lastPolled}: <MaybeWhen at={source.health.lastPolledAt} />
        </span>
        <span>
          {text.sources.nextPoll}: <NextPoll health={source.health} />
          {nextPollReason && ` (${pollReasons[language](nextPollReason)})`}
        </span>
        {rate !== null && <span>{articleRates[language](rate)}</span>}
        <span>
          {text.sources.lastChanged}: <MaybeWhen at={source.health.lastChangedAt} />
        </span>
        {source.readAs === 'list' && <span>{text.sources.listPage}</span>}
        {source.demonstration && <DemonstrationTag />}
      </Facts>
      <SourceMove source={source} />
      <SourceWarnings source={source} />
      <LastPolls polls={polls} open={operator && source.health.status === 'failing'} />
    </div>
  );
}
