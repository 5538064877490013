import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/nats-core';
import type { QuestionContract } from '@newsline/contracts';
import { runInTrace, traceparent } from '@newsline/platform';
import { NoAnswer } from '../errors.ts';

const failure = 'newsline-failure';

/** Questions over core NATS request and reply: nothing is kept; those who answer one question form a
 *  queue group and share it. */
export class NatsQuestions {
  readonly #nats: NatsConnection;
  readonly #prefix: string;

  constructor(nats: NatsConnection, namespace: string) {
    this.#nats = nats;
    this.#prefix = namespace && `${namespace}.`;
  }

  async ask<Request, Answer>(
    { channel, answer }: QuestionContract<Request, Answer>,
    request: Request,
    { timeoutMs }: { readonly timeoutMs: number },
  ): Promise<Answer> {
    const reply = await this.#nats
      .request(this.#prefix + channel, JSON.stringify(request), {
        timeout: timeoutMs,
        ...traced(),
      })
      .catch((error: unknown) => {
        throw new NoAnswer(channel, `No answer to ${channel} within ${timeoutMs} ms`, {
          cause: error,
        });
      });
    const problem = reply.headers?.get(failure);
    if (problem) throw new NoAnswer(channel, `${channel} failed: ${decodeURIComponent(problem)}`);
    const { data, error } = answer.safeParse(JSON.parse(reply.string()));
    if (error)
      throw new NoAnswer(channel, `The answer to ${channel} does not fit its schema`, {
        cause: error,
      });
    return data;
  }

  answer<Request, Answer>(
    { channel, request }: QuestionContract<Request, Answer>,
    answerer: (request: Request) => Promise<Answer>,
  ): void {
    this.#nats.subscribe(this.#prefix + channel, {
      queue: 'answerers',
      callback: (error, message) => {
        if (error) return;
        const respond = async () => answerer(request.parse(JSON.parse(message.string())));
        runInTrace(message.headers?.get('traceparent'), respond).then(
          (answer) => message.respond(JSON.stringify(answer)),
          (problem: unknown) => {
            const head = headers();
            const text = problem instanceof Error ? problem.message : String(problem);
            head.set(failure, encodeURIComponent(text.slice(0, 500)) || 'unknown');
            message.respond('', { headers: head });
          },
        );
      },
    });
  }
}

/** A question is part of the trace that it is asked in. */
function traced(): { headers?: MsgHdrs } {
  const here = traceparent();
  if (here === undefined) return {};
  const head = headers();
  head.set('traceparent', here);
  return { headers: head };
}
