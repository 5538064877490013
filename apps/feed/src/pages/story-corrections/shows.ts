import type { StoryCorrection } from '@newsline/contracts';
import type { NewsReadModel } from '../../read-model/news-read-model.ts';

/** Of thousands that a merge takes along, these stand for all. */
const mostLookedAt = 50;

/** Whether a correction shows in the read model yet: its effect comes as events. */
export async function shows(
  readModel: NewsReadModel,
  { edit, storyId, moved }: StoryCorrection,
): Promise<boolean> {
  const story = await readModel.story(storyId);
  if (!story) return false;
  if (edit.kind === 'rename') return story.headline === edit.headline;
  if (edit.kind === 'pin') return story.pinned;
  if (edit.kind === 'mute') return story.muted;
  if (edit.kind === 'merge' && (await readModel.livingStory(edit.storyId)) !== storyId)
    return false;
  return (await storiesOf(readModel, moved)).every((its) => its === storyId);
}

/** Whether a correction that was taken back no longer shows, as far as nothing else keeps it so. */
export async function isGone(
  readModel: NewsReadModel,
  { edit, storyId, moved }: StoryCorrection,
): Promise<boolean> {
  const story = await readModel.story(storyId);
  if (edit.kind === 'rename') return story?.headline !== edit.headline;
  if (edit.kind === 'pin') return !story?.pinned;
  if (edit.kind === 'mute') return !story?.muted;
  return !(await storiesOf(readModel, moved)).includes(storyId);
}

async function storiesOf(
  readModel: NewsReadModel,
  moved: StoryCorrection['moved'],
): Promise<readonly string[]> {
  const ids = moved.slice(0, mostLookedAt).map(({ articleId }) => articleId);
  return (await readModel.articles(ids, 0)).map(({ storyId }) => storyId);
}
