export { fold, oneLine, paragraphs, uncensor, words } from './text.ts';
export { canonicalUrl, outletOf } from './canonical-url.ts';
export { readDate, type DateContext, type ReadDate } from './dates.ts';
export { articleId, identityKeys, type ArticleIdentity } from './identity.ts';
export { publishedDate, type DateCandidate, type DateSource } from './published-date.ts';
