/** A kind of server that Newsline has to live with, and what is right beside it. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Somebody asks for the feed. */
export type Visit = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Where this very server is: `http://127.0.1.7:40123`. */
  readonly origin: string;
  /** A second server of this kind, for pages: every article leads there where one is asked to. */
  readonly pages: string;
  /** Where the good sources are. */
  readonly good: string;
  /** How often the feed was asked for before. */
  readonly nth: number;
};

/** What a server does, with a bare connection or with a request. `page`: what the second server does. */
export type Behaviour =
  | { readonly connection: (socket: Socket) => void }
  | { readonly feed: (visit: Visit) => void; readonly page?: RequestListener };

export type Expected = {
  /** What its page says at last: one of these kinds of `SourceProblem`, or `ok` for none. A string: an
   *  older Newsline, which this is tried on as well, knows fewer kinds. */
  readonly named: readonly string[];
  /** In the text of the problem. */
  readonly says?: RegExp;
  /** One of its warnings, where something had to be left out. */
  readonly warning?: RegExp;
  /** How many of its articles are listed, at the least and at the most. */
  readonly articles?: readonly [number, number];
  /** How often an operator has it polled in a minute; once where undefined. */
  readonly polls?: number;
  /** The most requests that one of its servers may get in a minute. A redirect takes one each. */
  readonly requests?: number;
};

export type HostileKind = Expected &
  Behaviour & {
    /** Of one kind in few words, safe in XML. */
    readonly name: string;
    readonly https?: true;
    /** The operator wants the text of its pages. */
    readonly fullText?: true;
  };
