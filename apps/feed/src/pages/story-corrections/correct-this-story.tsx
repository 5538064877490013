import type { StoryCorrection } from '@newsline/contracts';
import type { ComponentChildren, VNode } from 'preact';
import type { ArticlePreview, StoryPreview } from '../../read-model/news-read-model.ts';
import { Undo } from '../corrections/undo.tsx';
import { storyPath } from '../href.ts';
import { usePageContext } from '../page-context.ts';
import { ChooseArticles } from './choose-articles.tsx';
import {
  editStory,
  longestHeadline,
  takeBackStory,
  type Refusal,
} from './story-correction-forms.ts';
import { StoryCorrectionItem } from './story-correction-item.tsx';

type CorrectThisStoryProps = {
  readonly story: StoryPreview;
  /** Those of its articles that the page shows. */
  readonly articles: readonly ArticlePreview[];
  /** Those that hold here, newest first; null where classify does not answer. */
  readonly corrections: readonly StoryCorrection[] | null;
  /** Why what was wanted last was not done. */
  readonly refused: Refusal | undefined;
};

/** Where the operator corrects a story, below it. */
export function CorrectThisStory(props: CorrectThisStoryProps): VNode {
  const { story, articles, corrections, refused } = props;
  const { storyCorrections: text, storyReasons } = usePageContext().text;
  const { storyId } = story;
  return (
    <section class="panel" aria-labelledby="correct">
      <h2 id="correct">{text.section}</h2>
      {refused && (
        <p class="problem" role="alert">
          {text.refused[refused]}
        </p>
      )}
      <p>
        <a href={`${storyPath(storyId)}/why`}>{storyReasons.title}</a>
      </p>
      {corrections === null ? (
        <p class="facts">{text.away}</p>
      ) : (
        <>
          <div class="actions">
            <OnOrOff kind="pin" story={story} corrections={corrections} />
            <OnOrOff kind="mute" story={story} corrections={corrections} />
          </div>
          <EditForm kind="rename" storyId={storyId}>
            <label for="story-headline">{text.headline}</label>
            <input
              id="story-headline"
              name="headline"
              required
              maxlength={longestHeadline}
              value={story.headline}
              dir="auto"
            />
          </EditForm>
          <EditForm kind="merge" storyId={storyId}>
            <label for="merge-into">{text.mergeInto}</label>
            <input id="merge-into" name="to" required maxlength={4000} dir="ltr" />
          </EditForm>
          <ChooseArticles storyId={storyId} articles={articles} />
          <Holding storyId={storyId} corrections={corrections} />
        </>
      )}
    </section>
  );
}

type EditFormProps = {
  readonly kind: 'rename' | 'merge';
  readonly storyId: string;
  readonly children: ComponentChildren;
};

function EditForm({ kind, storyId, children }: EditFormProps): VNode {
  const { storyCorrections } = usePageContext().text;
  return (
    <form class="form" method="post" action={editStory}>
      <input type="hidden" name="storyId" value={storyId} />
      {children}
      <button class="button" type="submit" name="kind" value={kind}>
        {storyCorrections[kind]}
      </button>
    </form>
  );
}

type OnOrOffProps = Pick<CorrectThisStoryProps, 'story'> & {
  readonly kind: 'pin' | 'mute';
  readonly corrections: readonly StoryCorrection[];
};

/** Pins or mutes, or takes that back. */
function OnOrOff({ kind, story, corrections }: OnOrOffProps): VNode {
  const { storyCorrections: text } = usePageContext().text;
  const { storyId } = story;
  const holds = corrections.find(({ edit }) => edit.kind === kind);
  if (holds)
    return (
      <Undo
        action={takeBackStory}
        fields={{ id: holds.id, storyId }}
        label={kind === 'pin' ? text.unpin : text.unmute}
        describedBy="correct"
      />
    );
  return (
    <form method="post" action={editStory}>
      <input type="hidden" name="storyId" value={storyId} />
      <button type="submit" name="kind" value={kind} aria-describedby="correct">
        {text[kind]}
      </button>
    </form>
  );
}

type HoldingProps = {
  readonly storyId: string;
  readonly corrections: readonly StoryCorrection[];
};

/** More than that are on the page of corrections. */
const mostShown = 50;

function Holding({ storyId, corrections }: HoldingProps): VNode {
  const { storyCorrections: text } = usePageContext().text;
  return (
    <details open={corrections.length > 0}>
      <summary>{text.holding}</summary>
      {corrections.length === 0 && <p class="facts">{text.noneHere}</p>}
      <ol class="list letters">
        {corrections.slice(0, mostShown).map((correction) => (
          <li key={correction.id}>
            <StoryCorrectionItem correction={correction} fields={{ storyId }} heading="h3" />
          </li>
        ))}
      </ol>
      <p>
        <a href="/corrections/stories">{text.all}</a>
      </p>
    </details>
  );
}
