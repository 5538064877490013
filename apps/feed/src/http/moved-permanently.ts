import type { FastifyReply } from 'fastify';
import { givenKey } from './operator-key-in-request.ts';

/** What is there no more because an operator said so comes back when that is undone. */
const maxAgeSeconds = 3600;

/** Thrown to answer that what was asked for is elsewhere for good (RFC 9110, section 15.4.2). */
export class MovedPermanently extends Error {
  override readonly name = 'MovedPermanently';
  readonly location: string;

  /** @param location path and query, from the root of the site */
  constructor(location: string) {
    super(`is at ${location} now`);
    this.location = location;
  }
}

/** Readers’ programs may keep the way; the operator’s browser must not, for it may just have been undone. */
export function sendMoved(reply: FastifyReply, { location }: MovedPermanently): void {
  const isReader = givenKey(reply.request) === null;
  void reply
    .code(301)
    .headers({
      location,
      'cache-control': isReader ? `public, max-age=${maxAgeSeconds}` : 'no-store',
      vary: 'cookie',
    })
    .send();
}
