export { Article, Instant } from './article.ts';
export { ArticleClassified } from './article-classified.ts';
export { ArticleIngested } from './article-ingested.ts';
export { ArticleLabelled, Labels, NamedEntity, TopicLabel } from './article-labelled.ts';
export { ArticleMoved } from './article-moved.ts';
export { ArticleObserved } from './article-observed.ts';
export { ArticleRelabelled } from './article-relabelled.ts';
export { ArticleWithdrawn } from './article-withdrawn.ts';
export {
  CorrectStory,
  ListStoryCorrections,
  StoryCorrection,
  StoryEdit,
  TakeBackStoryCorrection,
} from './correct-stories.ts';
export {
  CorrectTopic,
  ListCorrections,
  TakeBackCorrection,
  TopicCorrection,
} from './correct-topics.ts';
export {
  DefineTopic,
  type KnownTopic,
  ListTopics,
  RemoveTopic,
  TopicDefinition,
} from './define-topics.ts';
export { defineEvent } from './event.ts';
export type { DataOf, EventContext, EventContract, NewsEvent } from './event.ts';
export {
  AddSource,
  ChangeSource,
  ImportedSources,
  ImportSources,
  OfferedFeed,
  PollSource,
  RemoveSources,
  SubmitDocument,
  SubmittedArticle,
  TriedFeed,
  TrySource,
} from './operate-ingest.ts';
export { ExplainStory, Membership } from './explain-story.ts';
export { RelatedStories, RelatedStory } from './related-stories.ts';
export { defineQuestion } from './question.ts';
export type { AnswerOf, QuestionContract, RequestOf } from './question.ts';
export { RelabelArticles, Relabelling, RelabellingProgress } from './relabel-articles.ts';
export { SearchArticles, SearchHit, SearchResult } from './search-articles.ts';
export { SourceSettings, SourceSettingsChange, SourceState } from './source.ts';
export { PollReason } from './poll-reason.ts';
export { SourceOutage, SourcePoll } from './source-poll.ts';
export { SourceWarning } from './source-warning.ts';
export { SourceProblem } from './source-problem.ts';
export { CheckCallback, ReceivePush, VerifySubscription } from './websub.ts';
export { SourcePolled, SourceRemoved } from './source-polled.ts';
export { Copy, StoryChanged, StoryState } from './story-changed.ts';
export { StoryCorrected } from './story-corrected.ts';
export { Topic, TopicId, TopicsDefined } from './topics-defined.ts';
