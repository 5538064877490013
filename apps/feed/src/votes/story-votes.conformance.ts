import { voteLifeMs, type StoryVotes, type Vote } from './story-votes.ts';

export type StoryVotesUnderTest = {
  readonly votes: StoryVotes;
  /** The same data through a new object, as after a restart or in another replica. */
  readonly reopen: () => Promise<StoryVotes>;
  /** Advances the clock, which begins at noon in UTC. */
  readonly wait: (ms: number) => void;
  /** Everything that is stored, as text. */
  readonly stored: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

const vote = (storyId: string, voter: string, more: Partial<Vote> = {}): Vote => ({
  storyId,
  voter: `${storyId}-${voter}`,
  network: `${storyId}-${voter}-network`,
  useful: true,
  ...more,
});

/** What the port promises, for every adapter.
 *  @param make gives an empty store that keeps this many votes */
export function describeStoryVotes(
  name: string,
  make: (most: number) => Promise<StoryVotesUnderTest>,
): void {
  describe(name, () => {
    const most = 30;
    let under: StoryVotesUnderTest;
    let votes: StoryVotes;
    beforeEach(async () => {
      under = await make(most);
      votes = under.votes;
    });
    afterEach(() => under.close());

    const cast = (...all: readonly Vote[]) =>
      Promise.all(all.map((one) => votes.put(one, { perNetwork: 3 })));
    const tallies = async (from: StoryVotes = votes) =>
      (await from.tallies(10)).map(({ storyId, useful, votes }) => [storyId, useful, votes]);

    it('counts votes by story, most useful first, also after a restart', async () => {
      expect(await tallies()).toEqual([]);
      await cast(
        vote('b', 'x'),
        vote('a', 'x'),
        vote('c', 'x'),
        vote('c', 'y'),
        vote('c', 'z', { useful: false }),
        vote('d', 'x', { useful: false }),
      );
      const expected = [
        ['c', 2, 3],
        ['a', 1, 1],
        ['b', 1, 1],
        ['d', 0, 1],
      ];
      expect(await tallies()).toEqual(expected);
      expect(await tallies(await under.reopen())).toEqual(expected);
      expect(await votes.tallies(1)).toEqual([{ storyId: 'c', useful: 2, votes: 3 }]);
    });

    it('has one vote of a voter, the last', async () => {
      await cast(vote('a', 'x'));
      await cast(vote('a', 'x', { useful: false }));
      expect(await tallies()).toEqual([['a', 0, 1]]);
      await Promise.all(Array.from({ length: 5 }, () => cast(vote('a', 'x'), vote('a', 'y'))));
      expect(await tallies()).toEqual([['a', 2, 2]]);
    });

    it('takes votes back, and knows them no more', async () => {
      await cast(vote('a', 'x'), vote('a', 'y'), vote('b', 'x'));
      await votes.takeBack(['a-x', 'b-x', 'unknown']);
      await votes.takeBack([]);
      expect(await tallies()).toEqual([['a', 1, 1]]);
      expect(await under.stored()).not.toContain('a-x');
    });

    it('puts a vote in the place of the same reader’s on stories that were merged', async () => {
      await cast(vote('a', 'x'), vote('b', 'x', { useful: false }), vote('b', 'y'));
      await votes.put(vote('c', 'x'), { perNetwork: 3, instead: ['a-x', 'b-x'] });
      expect(await tallies()).toEqual([
        ['b', 1, 1],
        ['c', 1, 1],
      ]);
    });

    it('has no more votes of a network than it may have', async () => {
      const of = (voter: string, network: string) => vote('a', voter, { network });
      expect(await cast(of('1', 'n'), of('2', 'n'), of('3', 'n'))).toEqual([true, true, true]);
      expect(await cast(of('4', 'n'))).toEqual([false]);
      const instead = ['a-1'];
      expect(await votes.put(of('5', 'n'), { perNetwork: 3, instead })).toBe(false);
      expect(await cast(of('1', 'n'), of('4', 'm'))).toEqual([true, true]);
      expect(await tallies()).toEqual([['a', 4, 4]]);
      await votes.takeBack(['a-1']);
      expect(await cast(of('6', 'n'))).toEqual([true]);
    });

    it('keeps to that when many come at once', async () => {
      const many = Array.from({ length: 12 }, (_, n) => vote('a', `${n}`, { network: 'n' }));
      await cast(...many);
      const [[, , counted = 0] = []] = await tallies();
      expect(counted).toBeLessThanOrEqual(3);
    });

    it('forgets a vote when it has had its time, which a later one begins anew', async () => {
      await cast(vote('a', 'x'), vote('a', 'y'), vote('b', 'x'));
      under.wait(voteLifeMs - hourMs);
      expect(await tallies()).toEqual([
        ['a', 2, 2],
        ['b', 1, 1],
      ]);
      await cast(vote('a', 'x'));
      under.wait(hourMs);
      expect(await tallies()).toEqual([['a', 1, 1]]);
    });

    it('keeps the newest where there are too many', async () => {
      const of = (voters: number, story: string) =>
        Array.from({ length: voters }, (_, n) => vote(story, `${n}`));
      await cast(...of(20, 'old'));
      under.wait(hourMs);
      await cast(...of(25, 'new'));
      under.wait(hourMs);
      const kept = await tallies();
      expect(kept).toEqual([
        ['new', 25, 25],
        ['old', 5, 5],
      ]);
    });

    it('gives all replicas the same keys', async () => {
      const others = await Promise.all([under.reopen(), under.reopen()]);
      const [first, ...rest] = await Promise.all([votes, ...others].map((one) => one.keys()));
      expect(first?.lasting).toHaveLength(32);
      expect(first?.daily).toHaveLength(32);
      expect(first?.daily).not.toEqual(first?.lasting);
      for (const keys of rest) expect(keys).toEqual(first);
      expect(await (await under.reopen()).keys()).toEqual(first);
    });

    it.each<[string, (votes: StoryVotes) => Promise<unknown>]>([
      ['keys', (votes) => votes.keys()],
      ['tallies', (votes) => votes.tallies(1)],
    ])('throws the key of a day away when it is over: %s', async (_reason, next) => {
      const { lasting, daily } = await votes.keys();
      await votes.tallies(1);
      under.wait(dayMs / 2 - 1);
      expect(await votes.keys()).toEqual({ lasting, daily });
      await votes.tallies(1);
      under.wait(1);
      await next(votes);
      const stored = await under.stored();
      expect(stored).toContain(lasting.toString('base64'));
      expect(stored).not.toContain(daily.toString('base64'));
      const tomorrow = await votes.keys();
      expect(tomorrow.lasting).toEqual(lasting);
      expect(tomorrow.daily).not.toEqual(daily);
      under.wait(-dayMs);
      expect(await votes.keys()).toEqual(tomorrow);
    });

    it('keeps no finer time than the hour', async () => {
      under.wait(59 * 60_000 + 59_123);
      await cast(vote('a', 'x'));
      const stored = await under.stored();
      expect(stored).toMatch(/1769947200000|2026-02-01T12:00:00.000Z/);
      expect(stored).not.toMatch(/12:59|17699507/);
    });
  });
}
