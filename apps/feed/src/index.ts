export { SqliteReadModel } from './adapters/sqlite-read-model.ts';
export { SqliteOperatorKeys } from './adapters/sqlite-operator-keys.ts';
export { FeedSettings, FeedOptions, feedOptions, HttpSettings } from './feed.config.ts';
export { FeedModule, type FeedParts } from './feed.module.ts';
export { configureHttp } from './http/configure-http.ts';
export { httpAdapter } from './http/http-adapter.ts';
export { isSameOrigin, isOperator } from './http/operator-only.ts';
export { BadCursor, NewsReadModel } from './news-read-model.ts';
export type {
  ArticlePreview,
  ArticleFilter,
  ProjectionUpdate,
  FullArticle,
  Page,
  PageRequest,
  StoryPreview,
  StoryFilter,
} from './news-read-model.ts';
export { OperatorKeys } from './operator-keys.ts';
