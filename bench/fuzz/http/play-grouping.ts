import {
  CorrectStory,
  ExplainStory,
  ListStoryCorrections,
  RelatedStories,
  TakeBackStoryCorrection,
  type StoryCorrection,
  type StoryEdit,
} from '@newsline/contracts';
import type { SqliteEventBus } from '@newsline/messaging';

const at = '2026-02-01T09:00:00.000Z';

/** Answers as the part of classify that groups articles does: each in all its ways, by what is asked.
 *  @param nasty text that breaks what is careless with it */
export async function playGrouping(bus: SqliteEventBus, nasty: string): Promise<void> {
  const isOdd = (text: string) => text.length % 2 === 1;
  const made = (edit: StoryEdit): StoryCorrection => ({
    ...{ id: nasty, edit, headline: nasty, storyId: 's1', by: nasty, at },
    moved: [{ articleId: nasty, from: nasty }],
  });
  await bus.answer(CorrectStory, async ({ edit }) => {
    if (edit.kind === 'pin') return { kind: 'nothing-to-do' as const };
    const named = edit.kind === 'move' ? edit.articleId : edit.storyId;
    if (!isOdd(named)) return { kind: 'corrected' as const, correction: made(edit) };
    return edit.kind === 'move'
      ? { kind: 'unknown-article' as const, articleId: named }
      : { kind: 'unknown-story' as const, storyId: named };
  });
  await bus.answer(TakeBackStoryCorrection, async ({ id }) =>
    isOdd(id)
      ? { kind: 'no-correction' as const }
      : { kind: 'taken-back' as const, correction: made({ kind: 'mute', storyId: 's1' }) },
  );
  const edits: StoryEdit[] = [
    { kind: 'move', articleId: nasty, storyId: nasty },
    { kind: 'move', articleId: 'a1', storyId: null },
    { kind: 'merge', storyId: nasty, into: 's1' },
    { kind: 'split', storyId: 's1', articleIds: [nasty] },
    { kind: 'rename', storyId: 's1', headline: nasty },
    { kind: 'pin', storyId: 's1' },
    { kind: 'mute', storyId: nasty },
  ];
  await bus.answer(ListStoryCorrections, async ({ after }) => ({
    corrections: edits.map(made),
    next: after === null ? 'next' : null,
  }));
  await bus.answer(RelatedStories, async ({ storyId }) => {
    if (isOdd(storyId)) return { kind: 'unknown-story' as const };
    const ids = [storyId, 's1', 'story-of-more-1', 'merged', nasty, '__proto__'];
    const stories = ids.map((id, at) => ({ storyId: id, score: 0.5, sameMatter: at % 2 === 0 }));
    return { kind: 'related' as const, stories };
  });
  const fact = (name: string) => ({ fact: name, logOdds: 1, words: [nasty] });
  const facts = { for: [fact('cosine'), fact(nasty)], against: [fact('__proto__')] };
  const member = { articleId: nasty, title: nasty, publishedAt: at, score: null, like: null };
  await bus.answer(ExplainStory, async ({ storyId }) => {
    if (isOdd(storyId)) return { kind: 'unknown-story' as const };
    const like = { articleId: 'a1', title: nasty, probability: 0.5, ...facts };
    return {
      kind: 'explained' as const,
      members: [
        { ...member, decidedBy: 'opened' as const },
        { ...member, decidedBy: 'likeness' as const, score: 1, like },
      ],
    };
  });
}
