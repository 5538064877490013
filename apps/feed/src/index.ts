export { verdictOf } from './corrections/correct-topics.ts';
export { SqliteReadModel } from './read-model/sqlite/sqlite-read-model.ts';
export { SqliteOperatorKeys } from './operator-keys/sqlite/sqlite-operator-keys.ts';
export { SqliteStoryVotes } from './votes/sqlite/sqlite-story-votes.ts';
export { FeedSettings, FeedOptions, feedOptions, httpLimits, HttpSettings } from './feed.config.ts';
export { configureFeed, FeedModule, type FeedParts } from './feed.module.ts';
export { httpAdapter } from './http/http-adapter.ts';
export { BadCursor, NewsReadModel } from './read-model/news-read-model.ts';
export type {
  ArticlePreview,
  ArticleFilter,
  ProjectionUpdate,
  FullArticle,
  Page,
  PageRequest,
  StoryPreview,
  StoryFilter,
} from './read-model/news-read-model.ts';
export {
  beginRelabelling,
  isUnderWay,
  relabelArchive,
  type Patience,
} from './topics/relabel-archive.ts';
export { OperatorKeys } from './operator-keys/operator-keys.ts';
