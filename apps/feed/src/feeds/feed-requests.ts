import { z } from 'zod';
import type { ResponseDescription } from '../api/operation.ts';
import { feedEndings, feedMediaTypes } from './formats.ts';

export const ending = z
  .string()
  .meta({ enum: feedEndings })
  .describe('`rss`: RSS 2.0. `atom`: Atom 1.0. `json`: JSON Feed 1.1.');

/** Of an address that ends in it. */
export const FeedPath = z.object({ format: ending });

export const feedResponses: Readonly<Record<number, ResponseDescription>> = {
  200: { description: 'The feed, newest first.', mediaTypes: feedMediaTypes },
};
