import { networkOf } from '../http/network-of.ts';
import { Problem } from '../http/problem.ts';
import { RequestLimit } from '../http/request-limit.ts';
import type { NewsReadModel } from '../read-model/news-read-model.ts';
import type { StoryVotes } from './story-votes.ts';
import { networkMark, voterOf, type Reader } from './voter-of.ts';

/** As the request has it. */
export type Voting = Pick<Reader, 'token' | 'agent'> & { readonly address: string };

/** Votes that one network may send in a minute, whatever stories they are on. */
const perMinute = 30;
/** What providers give one subscriber at the most (RFC 6177). */
const ipv6Bits = 56;
const dayMs = 24 * 60 * 60 * 1000;

/** Takes what readers say of stories. */
export class ReaderVotes {
  readonly #readModel: NewsReadModel;
  readonly #votes: StoryVotes;
  readonly #perNetwork: number;
  readonly #now: () => Date;
  readonly #recent = new RequestLimit({ allowed: perMinute, periodMs: 60_000, ipv6Bits });

  /** @param perNetwork votes that one network may have on a story in a day */
  constructor(
    readModel: NewsReadModel,
    votes: StoryVotes,
    perNetwork: number,
    now: () => Date = () => new Date(),
  ) {
    this.#readModel = readModel;
    this.#votes = votes;
    this.#perNetwork = perNetwork;
    this.#now = now;
  }

  /** Counts a vote in the place of the reader's earlier one on the story, and on those that were merged
   *  into it.
   *  @param useful null: takes it back
   *  @returns the story that it counts for, which may be another one that this one was merged into; null
   *    where there is no such story
   *  @throws {Problem} where enough votes came from the reader's network */
  async cast(storyId: string, useful: boolean | null, voting: Voting): Promise<string | null> {
    const seconds = this.#recent.count(voting.address);
    if (seconds !== null) throw enough('in this minute', seconds);
    const living = await this.#readModel.livingStory(storyId);
    if (living === null) return null;
    const { token, agent, address } = voting;
    const reader = { token, agent, network: networkOf(address, ipv6Bits) };
    const keys = await this.#votes.keys();
    const merged = await this.#readModel.mergedStories(living);
    const voter = voterOf(keys, living, reader);
    const instead = merged.map((one) => voterOf(keys, one, reader));
    if (useful === null) {
      await this.#votes.takeBack([voter, ...instead]);
      return living;
    }
    const vote = { storyId: living, voter, network: networkMark(keys, living, reader), useful };
    const isCounted = await this.#votes.put(vote, { perNetwork: this.#perNetwork, instead });
    if (!isCounted) throw enough('on this story today', this.#secondsOfDay());
    return living;
  }

  /** What is left of the day, in UTC as the store counts it. */
  #secondsOfDay(): number {
    return Math.ceil((dayMs - (this.#now().getTime() % dayMs)) / 1000);
  }
}

function enough(when: string, seconds: number): Problem {
  const detail = `Enough votes came from this network ${when}. Try again in ${seconds} s.`;
  return new Problem('too-many-votes', 429, detail, { headers: { 'retry-after': `${seconds}` } });
}
