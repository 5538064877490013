import type { AnswerOf, ExplainStory } from '@newsline/contracts';
import type { Explanation } from '@newsline/news/grouping';
import type { Grouper } from './grouper.ts';
import type { Decided, Member, StoryStore } from './story-store.ts';
import { wordsBehind } from './words-behind.ts';

type Explained = Extract<AnswerOf<typeof ExplainStory>, { readonly kind: 'explained' }>;
type Membership = Explained['members'][number];

/** Each is compared with each; of a larger story those that came last are explained. */
const mostMembers = 200;

/** Why each article is in a story. */
export async function explainStory(
  { store, grouper }: { readonly store: StoryStore; readonly grouper: Grouper },
  storyId: string,
): Promise<AnswerOf<typeof ExplainStory>> {
  const all = (await store.stories([storyId])).get(storyId);
  if (!all) return { kind: 'unknown-story' };
  const members = all.slice(-mostMembers);
  const byId = new Map(members.map((member) => [member.articleId, member]));
  const explanations = await grouper.explain(members.map(({ entry }) => entry));
  return {
    kind: 'explained',
    members: members.map((member, n) => {
      const { articleId, title, publishedAt, decided } = member;
      return {
        ...{ articleId, title, publishedAt },
        ...decisionOf(decided),
        like: likeOf(member, explanations[n], byId),
      };
    }),
  };
}

function decisionOf(decided: Decided | undefined): Pick<Membership, 'decidedBy' | 'score'> {
  if (!decided) return { decidedBy: 'unknown', score: null };
  return { decidedBy: decided.by, score: decided.by === 'likeness' ? decided.score : null };
}

function likeOf(
  member: Member,
  explanation: Explanation | undefined,
  byId: ReadonlyMap<string, Member>,
): Membership['like'] {
  const like = explanation?.like;
  const other = like && byId.get(like.id);
  if (!other) return null;
  const facts = like.facts.map(({ name, logOdds }) => ({
    fact: name,
    logOdds: Math.round(logOdds * 100) / 100,
    words: wordsBehind(name, member.title, other.title),
  }));
  return {
    articleId: other.articleId,
    title: other.title,
    probability: Math.round(like.probability * 1000) / 1000,
    for: facts.filter(({ logOdds }) => logOdds > 0),
    against: facts.filter(({ logOdds }) => logOdds < 0),
  };
}
