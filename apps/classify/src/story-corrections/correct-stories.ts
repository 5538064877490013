import {
  StoryCorrected,
  type AnswerOf,
  type CorrectStory,
  type ListStoryCorrections,
  type RequestOf,
  type StoryCorrection,
  type StoryEdit,
  type TakeBackStoryCorrection,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { countStoryCorrection } from '../classify-metrics.ts';
import type { Member, StoryStore } from '../stories/story-store.ts';
import { correctionId, newStoryId } from './correction-id.ts';
import { mergeOf, headlineOf } from './merge-of.ts';
import type { StoryCorrectionStore } from './story-correction-store.ts';

type Answer = AnswerOf<typeof CorrectStory>;
type Refused = Exclude<Answer, { readonly kind: 'corrected' }>;

/** What a correction is made of, beside who says it and when. */
type Effect = {
  /** What it is about. */
  readonly headline: string;
  /** Null: a story of its own, which is new. */
  readonly storyId: string | null;
  readonly moved: StoryCorrection['moved'];
};

/** What people say of stories: kept first, then published to the one that groups, which does it. */
export class CorrectStories {
  readonly #store: StoryStore;
  readonly #corrections: StoryCorrectionStore;
  readonly #bus: EventBus;

  constructor(store: StoryStore, corrections: StoryCorrectionStore, bus: EventBus) {
    this.#store = store;
    this.#corrections = corrections;
    this.#bus = bus;
  }

  async correct({ edit, by }: RequestOf<typeof CorrectStory>, now: Date): Promise<Answer> {
    const effect = await this.#effectOf(edit);
    if ('kind' in effect) return effect;
    const at = now.toISOString();
    const id = correctionId(edit, by, at);
    const { headline, moved } = effect;
    const storyId = effect.storyId ?? newStoryId(id);
    const correction = { id, edit, headline, storyId, moved, by, at };
    await this.#corrections.save(correction);
    await this.#tell(correction, false, now);
    return { kind: 'corrected', correction };
  }

  async takeBack(
    { id }: RequestOf<typeof TakeBackStoryCorrection>,
    now: Date,
  ): Promise<AnswerOf<typeof TakeBackStoryCorrection>> {
    const correction = await this.#corrections.find(id);
    if (!correction) return { kind: 'no-correction' };
    await this.#corrections.takeBack(id);
    await this.#tell(correction, true, now);
    return { kind: 'taken-back', correction };
  }

  async list({
    limit,
    after,
    storyId,
  }: RequestOf<typeof ListStoryCorrections>): Promise<AnswerOf<typeof ListStoryCorrections>> {
    const { corrections, next } = await this.#corrections.list({
      limit,
      after,
      ...(storyId !== undefined && { storyId }),
    });
    return { corrections: [...corrections], next };
  }

  async #tell(correction: StoryCorrection, isTakenBack: boolean, now: Date): Promise<void> {
    countStoryCorrection(isTakenBack ? 'taken-back' : correction.edit.kind);
    await this.#bus.publish([
      StoryCorrected.create({ correction, isTakenBack }, { service: 'classify', now }),
    ]);
  }

  #effectOf(edit: StoryEdit): Promise<Effect | Refused> {
    switch (edit.kind) {
      case 'move':
        return this.#move(edit);
      case 'merge':
        return this.#merge(edit);
      case 'split':
        return this.#split(edit);
      case 'rename':
      case 'pin':
      case 'mute':
        return this.#wish(edit);
    }
  }

  async #move({ articleId, storyId }: Extract<StoryEdit, { kind: 'move' }>) {
    const member = (await this.#store.members([articleId])).get(articleId);
    if (!member) return { kind: 'unknown-article' as const, articleId };
    if (storyId === member.storyId) return nothingToDo;
    if (storyId !== null && !(await this.#membersOf(storyId))) return unknownStory(storyId);
    if (storyId === null && (await this.#membersOf(member.storyId))?.length === 1)
      return nothingToDo;
    return { headline: member.title, storyId, moved: [{ articleId, from: member.storyId }] };
  }

  async #merge({ storyId, into }: Extract<StoryEdit, { kind: 'merge' }>) {
    if (storyId === into) return nothingToDo;
    const members = await this.#membersOf(storyId);
    if (!members) return unknownStory(storyId);
    if (!(await this.#membersOf(into))) return unknownStory(into);
    return mergeOf(members, into);
  }

  async #split({ storyId, articleIds }: Extract<StoryEdit, { kind: 'split' }>) {
    const members = await this.#membersOf(storyId);
    if (!members) return unknownStory(storyId);
    const leaving = new Set(articleIds);
    for (const articleId of leaving)
      if (!members.some((member) => member.articleId === articleId))
        return { kind: 'unknown-article' as const, articleId };
    if (leaving.size === members.length) return nothingToDo;
    const moved = [...leaving].map((articleId) => ({ articleId, from: storyId }));
    return { headline: headlineOf(members), storyId: null, moved };
  }

  async #wish(edit: Extract<StoryEdit, { kind: 'rename' | 'pin' | 'mute' }>) {
    const { storyId } = edit;
    const members = await this.#membersOf(storyId);
    if (!members) return unknownStory(storyId);
    const wish = (await this.#corrections.wishes([storyId])).get(storyId);
    const isSo = {
      rename: edit.kind === 'rename' && wish?.headline === edit.headline,
      pin: wish?.pinned,
      mute: wish?.muted,
    }[edit.kind];
    return isSo ? nothingToDo : { headline: headlineOf(members), storyId, moved: [] };
  }

  async #membersOf(storyId: string): Promise<readonly Member[] | undefined> {
    return (await this.#store.stories([storyId])).get(storyId);
  }
}

const nothingToDo = { kind: 'nothing-to-do' } as const;

function unknownStory(storyId: string) {
  return { kind: 'unknown-story', storyId } as const;
}
