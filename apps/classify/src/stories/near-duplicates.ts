import type { Copy } from '@newsline/contracts';
import { likeness, type Likeness } from '@newsline/news/grouping';
import { earliestFirst, voiceOf, type Member } from './story-store.ts';

/** From here on a text is a copy: an agency's, or a press release. Two reports of one event in words of
 *  their own share a third of their texts at the most; but half of two summaries may be the names and titles
 *  of who met whom. Read on two months of three outlets' summaries, and on the full texts of a hundred
 *  stories. */
const leastOfText = 0.5;
const leastOfSummary = 0.7;
/** A text of so many shingles is no summary. */
const textShingles = 100;
/** An article is compared with so many of its story, the latest placed. */
const mostCompared = 500;

/** The member with its near-duplicates among those that were placed before it and that another outlet
 *  published. */
export function withNearDuplicates(member: Member, story: readonly Member[]): Member {
  const { sketch } = member;
  if (typeof sketch !== 'string') return member;
  const nearDuplicates = story
    .filter((other) => isPlacedBefore(other, member) && voiceOf(other) !== voiceOf(member))
    .sort((a, b) => b.entry.sequence - a.entry.sequence)
    .slice(0, mostCompared)
    .flatMap((other) => {
      const alike = other.sketch ? likeness(sketch, other.sketch) : null;
      return isCopy(alike)
        ? [{ articleId: other.articleId, likeness: Math.round(alike.share * 100) / 100 }]
        : [];
    });
  return nearDuplicates.length === 0 ? member : { ...member, nearDuplicates };
}

/** Who had it first: each article with the earliest that it is a near-duplicate of, unless its own outlet had
 *  that one's text before. Of two placed articles
 *  the later placed was compared with the other as it stands now; a link the other way is older than that. */
export function copiesIn(members: readonly Member[]): Copy[] {
  const byId = new Map(members.map((member) => [member.articleId, member]));
  const copies = new Map<string, { readonly first: Member; readonly likeness: number }>();
  for (const member of members) {
    for (const { articleId, likeness: alike } of member.nearDuplicates ?? []) {
      const other = byId.get(articleId);
      if (!other || !isPlacedBefore(other, member)) continue;
      const [first, later] = earliestFirst(other, member) < 0 ? [other, member] : [member, other];
      const known = copies.get(later.articleId);
      if (!known || earliestFirst(first, known.first) < 0)
        copies.set(later.articleId, { first, likeness: alike });
    }
  }
  return members.toSorted(earliestFirst).flatMap((member) => {
    const { articleId } = member;
    const copy = copies.get(articleId);
    if (!copy) return [];
    const { first } = copy;
    const before = copies.get(first.articleId)?.first;
    if (before && voiceOf(before) === voiceOf(member)) return [];
    return [{ articleId, of: first.articleId, sourceId: first.sourceId, likeness: copy.likeness }];
  });
}

function isCopy(alike: Likeness | null): alike is Likeness {
  if (!alike) return false;
  return alike.share >= (alike.compared < textShingles ? leastOfSummary : leastOfText);
}

function isPlacedBefore(one: Member, other: Member): boolean {
  return one.entry.sequence < other.entry.sequence;
}
