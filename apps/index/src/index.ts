export { SqliteSearchIndex } from './sqlite/sqlite-search-index.ts';
export { IndexSettings, MakeKeySettings, searchOptions, SearchSettings } from './index.config.ts';
export { IndexModule } from './index.module.ts';
export { SearchIndex } from './search-index.ts';
