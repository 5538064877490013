import { OfferedFeed } from '@newsline/contracts';
import { z } from 'zod';

/** One thing wrong with a request. */
export const FieldError = z.object({
  field: z.string().describe('The query parameter, path part, or field of the body at fault.'),
  detail: z.string().describe('What is wrong with it and what is allowed.'),
});
export type FieldError = z.output<typeof FieldError>;

/** RFC 9457. */
export const ProblemDocument = z.object({
  type: z.string().describe('The kind of problem: `urn:newsline:problem:<kind>`.'),
  title: z.string().describe('The kind of problem in words.'),
  status: z.int().describe('The HTTP status.'),
  detail: z.string().describe('What is wrong this time and what to do about it.'),
  errors: z.array(FieldError).optional().describe('Every field at fault.'),
  feeds: z
    .array(OfferedFeed)
    .optional()
    .describe('Where one feed was asked for and a page leads to several: these.'),
});
export type ProblemDocument = z.output<typeof ProblemDocument>;

const titles = {
  'invalid-request': 'The request is not valid',
  'invalid-cursor': 'The cursor is not valid',
  'operator-only': 'This needs the operator’s key',
  'cross-site': 'Requests from other sites are not allowed here',
  'too-many-keys': 'Too many wrong keys',
  'too-many-votes': 'Enough votes',
  'not-found': 'Not found',
  'method-not-allowed': 'The method is not allowed here',
  conflict: 'The request does not go with how things are',
  'too-large': 'The request is too large',
  'unsupported-type': 'The media type is not accepted here',
  refused: 'The request was understood and refused',
  'no-answer': 'A part of Newsline is not answering',
  internal: 'Internal error',
} as const;

export type ProblemKind = keyof typeof titles;

/** Thrown to answer with a problem document. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly feeds: readonly OfferedFeed[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    kind: ProblemKind,
    status: number,
    detail: string,
    more: {
      readonly errors?: readonly FieldError[];
      readonly feeds?: readonly OfferedFeed[] | undefined;
      readonly headers?: Readonly<Record<string, string>>;
      readonly cause?: unknown;
    } = {},
  ) {
    super(detail, { cause: more.cause });
    this.kind = kind;
    this.status = status;
    this.errors = more.errors ?? [];
    this.feeds = more.feeds ?? [];
    this.headers = more.headers ?? {};
  }

  document(): ProblemDocument {
    return {
      type: `urn:newsline:problem:${this.kind}`,
      title: titles[this.kind],
      status: this.status,
      detail: this.message,
      ...(this.errors.length > 0 && { errors: [...this.errors] }),
      ...(this.feeds.length > 0 && { feeds: [...this.feeds] }),
    };
  }
}

export function invalid(
  errors: readonly FieldError[],
  status = 400,
  feeds?: readonly OfferedFeed[],
): Problem {
  const detail = errors.map(({ field, detail }) => `${field}: ${detail}`).join('; ');
  return new Problem(status === 422 ? 'refused' : 'invalid-request', status, detail, {
    errors,
    feeds,
  });
}

export function notFound(what: string): Problem {
  return new Problem('not-found', 404, what);
}
