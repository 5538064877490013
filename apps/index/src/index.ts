export { SqliteSearchIndex } from './adapters/sqlite-search-index.ts';
export { IndexModule } from './index.module.ts';
export { SearchIndex } from './search-index.ts';
