import type { StoryCorrection, StoryEdit } from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { correctStory } from '../../corrections/correct-stories.ts';
import type { NewsReadModel } from '../../read-model/news-read-model.ts';
import { longestHeadline, type Refusal, type StoryEditForm } from './story-correction-forms.ts';
import { storyNamed } from './story-named.ts';

type Outcome = {
  /** In the order of the articles. */
  readonly corrections: readonly StoryCorrection[];
  /** Why something was not done, the first time; null: all is. */
  readonly refusal: Refusal | null;
};

/** Does what a form says: several articles go to another story one by one, so that each can be taken back
 *  by itself.
 *  @throws {NoAnswer} when classify does not answer */
export async function correctAsTold(
  readModel: NewsReadModel,
  bus: EventBus,
  form: StoryEditForm,
): Promise<Outcome> {
  const edits = await editsOf(readModel, form);
  if (typeof edits === 'string') return { corrections: [], refusal: edits };
  const corrections: StoryCorrection[] = [];
  let refusal: Refusal | null = null;
  for (const edit of edits) {
    const answer = await correctStory(bus, edit);
    if (answer.kind === 'corrected') corrections.push(answer.correction);
    else refusal ??= answer.kind;
  }
  return { corrections, refusal };
}

async function editsOf(
  readModel: NewsReadModel,
  form: StoryEditForm,
): Promise<readonly StoryEdit[] | Refusal> {
  const { storyId } = form;
  switch (form.kind) {
    case 'pin':
    case 'mute':
      return [{ kind: form.kind, storyId }];
    case 'rename': {
      const { headline } = form;
      if (headline === '' || headline.length > longestHeadline) return 'headline';
      return [{ kind: 'rename', storyId, headline }];
    }
    case 'merge': {
      if (form.to === '') return 'unknown-story';
      return [{ kind: 'merge', storyId, into: await storyNamed(readModel, form.to) }];
    }
    case 'split': {
      const [articleId, ...others] = form.articleId;
      if (articleId === undefined) return 'nothing-chosen';
      if (others.length === 0) return [{ kind: 'move', articleId, storyId: null }];
      return [{ kind: 'split', storyId, articleIds: form.articleId }];
    }
    case 'move': {
      if (form.articleId.length === 0) return 'nothing-chosen';
      if (form.to === '') return 'unknown-story';
      const to = await storyNamed(readModel, form.to);
      return form.articleId.map((articleId) => ({ kind: 'move', articleId, storyId: to }));
    }
  }
}
