import type { StoryCorrection, StoryEdit } from '@newsline/contracts';
import type { VNode } from 'preact';
import { Undo } from '../corrections/undo.tsx';
import { Facts } from '../components/facts.tsx';
import { Sentence } from '../components/sentence.tsx';
import { When } from '../components/when.tsx';
import { storyPath } from '../href.ts';
import { langAttributes } from '../i18n/i18n.ts';
import { usePageContext } from '../page-context.ts';
import { takeBackStory } from './story-correction-forms.ts';

type StoryCorrectionItemProps = {
  readonly correction: StoryCorrection;
  /** What else undoing it sends. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** By itself on a page of corrections, or below the heading of a section. */
  readonly heading: 'h2' | 'h3';
};

/** What is called `newsline` looked at stories again. */
const newsline = 'newsline';

/** What was done to a story, by whom and when, and the way back. */
export function StoryCorrectionItem(props: StoryCorrectionItemProps): VNode {
  const { correction, fields, heading: Heading } = props;
  const { id, edit, headline, storyId, by, at } = correction;
  const { text, language } = usePageContext();
  const about = `correction-${encodeURIComponent(id.toWellFormed())}`;
  return (
    <>
      <Heading id={about}>
        <a href={storyPath(storyId)} {...langAttributes('und', language)}>
          {headline}
        </a>
      </Heading>
      <Facts>
        <Done edit={edit} />
        {by === newsline ? text.storyCorrections.byNewsline : by}
        <When at={at} />
      </Facts>
      <Undo action={takeBackStory} fields={{ id, ...fields }} describedBy={about} />
    </>
  );
}

function Done({ edit }: { readonly edit: StoryEdit }): VNode {
  const { done } = usePageContext().text.storyCorrections;
  if (edit.kind === 'rename') return <Sentence about={done.rename} name={edit.headline} />;
  if (edit.kind === 'split') return <>{done.split(edit.articleIds.length)}</>;
  if (edit.kind === 'move') return <>{edit.storyId === null ? done.out : done.move}</>;
  return <>{done[edit.kind]}</>;
}
