import { isDeepStrictEqual } from 'node:util';
import { insertNew, migrateMongo, refusedOf, type MongoStep } from '@newsline/platform/mongo';
import type { StoryEntry } from '@newsline/news/grouping';
import type { Connection } from 'mongoose';
import { StoryStore, type Member, type StoryChanges } from '../stories/story-store.ts';

/** An article: a member of its story, or withdrawn, or a later version than the one withdrawn. */
export type ArticleRecord = Partial<Omit<Member, 'articleId'>> & {
  readonly _id: string;
  /** Up to which version. */
  readonly withdrawn?: number;
};

export type StoryRecord = { readonly _id: string; readonly revision: number };

const steps: readonly MongoStep[] = [
  async (connection) => {
    await connection
      .collection('classify_articles')
      .createIndexes([
        { key: { storyId: 1, publishedAt: 1, 'entry.sequence': 1 } },
        { key: { 'entry.sequence': -1 } },
      ]);
  },
];

/** Stories in MongoDB. A replica that has lost its leadership may write for a moment more: what comes
 *  too late is refused, so that the first decision on a version stands. */
export class MongoStoryStore extends StoryStore {
  readonly #articles;
  readonly #stories;

  private constructor(connection: Connection) {
    super();
    this.#articles = connection.collection<ArticleRecord>('classify_articles');
    this.#stories = connection.collection<StoryRecord>('classify_stories');
  }

  /** @param connection from `openMongo`, closed by the caller */
  static async open(connection: Connection): Promise<MongoStoryStore> {
    await migrateMongo(connection, 'classify.stories', steps);
    return new MongoStoryStore(connection);
  }

  async members(articleIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    const found = await this.#articles.find({ _id: { $in: [...articleIds] } }).toArray();
    return new Map(found.flatMap((kept) => (isMember(kept) ? [[kept._id, memberOf(kept)]] : [])));
  }

  async stories(storyIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
    const found = await this.#articles
      .find({ storyId: { $in: [...storyIds] } })
      .sort({ storyId: 1, publishedAt: 1, 'entry.sequence': 1 })
      .toArray();
    return Map.groupBy(found.filter(isMember).map(memberOf), ({ storyId }) => storyId);
  }

  async revisions(storyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.#stories.find({ _id: { $in: [...storyIds] } }).toArray();
    return new Map(found.map(({ _id, revision }) => [_id, revision]));
  }

  async withdrawn(articleIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await this.#articles
      .find({ _id: { $in: [...articleIds] }, withdrawn: { $exists: true } })
      .project<{ _id: string; withdrawn: number }>({ withdrawn: 1 })
      .toArray();
    return new Map(found.map(({ _id, withdrawn }) => [_id, withdrawn]));
  }

  /** @throws Error when one of the members was placed otherwise, or withdrawn, meanwhile */
  async save({ members, withdrawn, revisions }: StoryChanges): Promise<void> {
    if (revisions.size > 0) {
      const raised = [...revisions].map(([_id, revision]) => ({
        updateOne: { filter: { _id }, update: { $max: { revision } }, upsert: true },
      }));
      await this.#stories.bulkWrite(raised, { ordered: false });
    }
    const seenBefore = await insertNew(this.#articles, members.map(toRecord));
    const ids = new Set(seenBefore.map(({ _id }) => _id));
    await this.#replace(members.filter(({ articleId }) => ids.has(articleId)));
    if (withdrawn.length > 0)
      await this.#articles.bulkWrite(withdrawn.map(withdrawal), { ordered: false });
  }

  /** Members of whose articles there are documents already. */
  async #replace(members: readonly Member[]): Promise<void> {
    if (members.length === 0) return;
    try {
      await this.#articles.bulkWrite(members.map(replacement), { ordered: false });
    } catch (error) {
      await this.#verify(refusedOf(error, members));
    }
  }

  /** A member that is there already may have been saved by us before. */
  async #verify(refused: readonly Member[]): Promise<void> {
    const kept = await this.members(refused.map(({ articleId }) => articleId));
    const late = refused.filter((member) => !isDeepStrictEqual(kept.get(member.articleId), member));
    if (late.length === 0) return;
    const ids = late.map(({ articleId }) => articleId).join(', ');
    throw new Error(`Placed or withdrawn by another replica meanwhile: ${ids}`);
  }

  async latestEntries(limit: number): Promise<readonly StoryEntry[]> {
    const found = await this.#articles
      .find({ 'entry.sequence': { $gte: 0 } })
      .sort({ 'entry.sequence': -1 })
      .limit(limit)
      .project<{ entry: StoryEntry }>({ _id: 0, entry: 1 })
      .toArray();
    return found.map(({ entry }) => entry);
  }
}

type MemberRecord = Omit<Member, 'articleId'> & Pick<ArticleRecord, '_id' | 'withdrawn'>;

function isMember(kept: ArticleRecord): kept is MemberRecord {
  return kept.storyId !== undefined;
}

function memberOf({ _id, withdrawn: _, ...member }: MemberRecord): Member {
  return { articleId: _id, ...member };
}

function toRecord({ articleId, ...member }: Member): MemberRecord {
  return { _id: articleId, ...member };
}

/** What a member may be without. */
const optional = [
  'outlet',
  'attribution',
  'sketch',
  'nearDuplicates',
  'topicsRevision',
  'moves',
  'decided',
] as const satisfies readonly (keyof Member)[];

/** Where the article is there in this version, or withdrawn up to it, nothing matches, and the
 *  insertion that follows breaks on the id. Later topics and moves alone may follow in the same version. */
function replacement({ articleId, ...member }: Member) {
  const { version, storyId, topicsRevision, moves } = member;
  const older = { $not: { $gte: version } };
  const places = [
    { version: older },
    ...(moves === undefined ? [] : [{ version, moves: { $not: { $gte: moves } } }]),
    ...(topicsRevision === undefined
      ? []
      : [{ version, storyId, topicsRevision: { $not: { $gte: topicsRevision } } }]),
  ];
  // Else a new version would keep them of the one before.
  const missing = optional.filter((name) => !(name in member)).map((name) => [name, true as const]);
  return {
    updateOne: {
      filter: { _id: articleId, $or: places, withdrawn: older },
      update: { $set: member, ...(missing.length > 0 && { $unset: Object.fromEntries(missing) }) },
      upsert: true,
    },
  };
}

function withdrawal({ articleId, version }: StoryChanges['withdrawn'][number]) {
  const mark = { withdrawn: { $max: ['$withdrawn', version] } };
  const stays = { $mergeObjects: ['$$ROOT', mark] };
  const leaves = { _id: '$_id', ...mark };
  const update = [{ $replaceWith: { $cond: [{ $gt: ['$version', version] }, stays, leaves] } }];
  return { updateOne: { filter: { _id: articleId }, update, upsert: true } };
}
