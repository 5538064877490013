import type { VNode } from 'preact';
import type { RelabellingRun } from '../../topics/archive-relabelling.ts';
import { Facts } from '../components/facts.tsx';
import { When } from '../components/when.tsx';
import { usePageContext } from '../page-context.ts';

type RelabellingProps = {
  /** Null: there was none yet. */
  readonly run: RelabellingRun | null;
  /** The page reloads itself while a run is under way. */
  readonly refreshes: boolean;
};

/** Labelling what is there anew: the way to start it, or how far it is. */
export function RelabellingPanel({ run, refreshes }: RelabellingProps): VNode {
  const { relabel } = usePageContext().text.topicDefinitions;
  return (
    <section class="panel relabelling" aria-labelledby="relabelling">
      <h2 id="relabelling">{relabel.title}</h2>
      {run?.isUnderWay ? (
        <UnderWay run={run} refreshes={refreshes} />
      ) : (
        <>
          <p>{relabel.intro}</p>
          {run && <LastRun run={run} />}
          <form method="post" action="/operator/topic-definitions/relabel">
            <button class="button" type="submit">
              {relabel.start}
            </button>
          </form>
        </>
      )}
    </section>
  );
}

function UnderWay({ run, refreshes }: { run: RelabellingRun; refreshes: boolean }): VNode {
  const { relabel } = usePageContext().text.topicDefinitions;
  const { progress } = run;
  const most = Math.max(progress.total, 1);
  const told = relabel.progress(progress);
  return (
    <>
      <label for="relabelling-progress">{relabel.running}</label>
      <progress
        id="relabelling-progress"
        max={most}
        value={Math.min(progress.done, most)}
        aria-describedby="relabelling-told"
      >
        {told}
      </progress>
      <p id="relabelling-told">{told}</p>
      <p class="facts">
        {refreshes && `${relabel.refreshes} `}
        <a href={refreshes ? '/topic-definitions?reload=no' : '/topic-definitions'}>
          {refreshes ? relabel.hold : relabel.refresh}
        </a>
      </p>
    </>
  );
}

function LastRun({ run: { progress } }: { readonly run: RelabellingRun }): VNode {
  const { relabel } = usePageContext().text.topicDefinitions;
  return (
    <Facts>
      <When at={progress.updatedAt} />
      {progress.isFinished ? relabel.finished(progress) : relabel.stopped(progress)}
    </Facts>
  );
}
