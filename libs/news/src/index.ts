export { normalise } from './normalise.ts';
export { fold, foldKeepingMarks } from './fold.ts';
export { oneLine, paragraphs, uncensor, withoutControls, withoutJoiners, words } from './text.ts';
export { isVietnameseSyllable, toneFree, type Tone, type ToneFree } from './vietnamese-syllable.ts';
export { otherSpelling, samePlacement } from './vietnamese-spelling.ts';
export { decodeKeys } from './vietnamese-keys.ts';
export { isDotDecimal, numberScales, numberValue } from './number-value.ts';
export { inflections } from './inflections.ts';
export { editDistance } from './edit-distance.ts';
export { identityFragment, identityUrl } from './identity-url.ts';
export { redirectTarget } from './redirect-target.ts';
export { outletOf } from './outlet.ts';
export { readDate, type DateContext, type ReadDate } from './dates.ts';
export {
  articleId,
  identify,
  type ArticleIdentity,
  type CandidateKey,
  type ShownArticle,
} from './identity.ts';
export { offsetAtInstant } from './zones.ts';
export { publisherZone, type Publisher } from './publisher-zone.ts';
export { publishedDate, type DateCandidate, type DateSource } from './published-date.ts';
export { isPromotion, type Published } from './promotion.ts';
export { readAttribution, readSignature, type Attributed } from './attribution.ts';
export { readByline, type Credits } from './byline.ts';
export { writeOpml, type ListedSource } from './write-opml.ts';
