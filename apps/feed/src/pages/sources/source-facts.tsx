import type { SourceState } from '@newsline/contracts';
import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { externalHref } from '../href.ts';
import { pollReasons } from '../i18n/poll-reasons.ts';
import { Facts } from '../components/facts.tsx';
import { MaybeWhen, NextPoll, SourceHealth } from './source-row.tsx';
import { SourceMove } from './source-move.tsx';
import { SourceWarnings } from './source-warnings.tsx';
import { DemonstrationTag } from '../components/tags.tsx';

/** A source and how it fares, above its news. */
export function SourceFacts({ source }: { readonly source: SourceState }): VNode {
  const { text, language } = usePageContext();
  const { nextPollReason } = source.health;
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
        {source.readAs === 'list' && <span>{text.sources.listPage}</span>}
        {source.demonstration && <DemonstrationTag />}
      </Facts>
      <SourceMove source={source} />
      <SourceWarnings source={source} />
    </div>
  );
}
