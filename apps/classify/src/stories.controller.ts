import { Controller } from '@nestjs/common';
import {
  CorrectStory,
  ExplainStory,
  ListStoryCorrections,
  RelatedStories,
  TakeBackStoryCorrection,
  type AnswerOf,
  type RequestOf,
} from '@newsline/contracts';
import { Answers } from '@newsline/messaging';
import type { StoryWork } from './stories/story-work.ts';
import { explainStory } from './stories/explain-story.ts';
import { relatedToStory } from './stories/related-to-story.ts';
import { CorrectStories } from './story-corrections/correct-stories.ts';

/** What operators ask and say of stories, and what readers' pages ask of them. */
export function storiesController(work: StoryWork) {
  const corrections = new CorrectStories(work.store, work.corrections, work.bus);

  @Controller()
  class StoriesController {
    @Answers(CorrectStory)
    correct(request: RequestOf<typeof CorrectStory>): Promise<AnswerOf<typeof CorrectStory>> {
      return corrections.correct(request, new Date());
    }

    @Answers(TakeBackStoryCorrection)
    takeBack(
      request: RequestOf<typeof TakeBackStoryCorrection>,
    ): Promise<AnswerOf<typeof TakeBackStoryCorrection>> {
      return corrections.takeBack(request, new Date());
    }

    @Answers(ListStoryCorrections)
    list(
      request: RequestOf<typeof ListStoryCorrections>,
    ): Promise<AnswerOf<typeof ListStoryCorrections>> {
      return corrections.list(request);
    }

    @Answers(ExplainStory)
    explain({ storyId }: RequestOf<typeof ExplainStory>): Promise<AnswerOf<typeof ExplainStory>> {
      return explainStory(work, storyId);
    }

    @Answers(RelatedStories)
    related({
      storyId,
    }: RequestOf<typeof RelatedStories>): Promise<AnswerOf<typeof RelatedStories>> {
      return relatedToStory(work, storyId);
    }
  }
  return StoriesController;
}
