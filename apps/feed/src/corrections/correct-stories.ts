import {
  CorrectStory,
  ListStoryCorrections,
  TakeBackStoryCorrection,
  type AnswerOf,
  type StoryCorrection,
  type StoryEdit,
} from '@newsline/contracts';
import { NoAnswer, type EventBus } from '@newsline/messaging';

/** It waits until the pass that groups articles is done with its batch. */
const timeoutMs = 30_000;
const soonMs = 2_000;
/** As many as a page may have; of one story there are never more by hand. */
const mostOfStory = 1000;
/** There is one key, and it has no name. */
const by = 'operator';

/** @throws {NoAnswer} when classify does not answer */
export function correctStory(
  bus: EventBus,
  edit: StoryEdit,
): Promise<AnswerOf<typeof CorrectStory>> {
  return bus.ask(CorrectStory, { edit, by }, { timeoutMs });
}

/** @throws {NoAnswer} when classify does not answer */
export function takeBackStoryCorrection(
  bus: EventBus,
  id: string,
): Promise<AnswerOf<typeof TakeBackStoryCorrection>> {
  return bus.ask(TakeBackStoryCorrection, { id }, { timeoutMs });
}

/** Those that show in one story, newest first, for a page that is complete without them: null when classify
 *  does not answer soon. */
export async function correctionsOfStory(
  bus: EventBus,
  storyId: string,
): Promise<readonly StoryCorrection[] | null> {
  const asked = { limit: mostOfStory, after: null, storyId };
  try {
    return (await bus.ask(ListStoryCorrections, asked, { timeoutMs: soonMs })).corrections;
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  }
}
