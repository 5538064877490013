import type { Channel, Entry } from './channel.ts';

/** A format in pieces, so that a long feed can be written a little at a time. */
export type FeedWriter = {
  readonly mediaType: string;
  readonly begin: (channel: Channel) => string;
  readonly entry: (entry: Entry) => string;
  /** Between two entries. */
  readonly between: string;
  readonly end: string;
};
