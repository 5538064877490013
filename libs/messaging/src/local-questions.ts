import type { QuestionContract } from '@newsline/contracts';
import { NoAnswer } from './errors.ts';

type Answerer = (request: unknown) => Promise<unknown>;

/** Questions and answers inside one process. */
export class LocalQuestions {
  readonly #answerers = new Map<string, Answerer[]>();

  answer<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    answerer: (request: Request) => Promise<Answer>,
  ): void {
    const answerers = this.#answerers.get(question.channel) ?? [];
    answerers.push((request) => answerer(question.request.parse(request)));
    this.#answerers.set(question.channel, answerers);
  }

  async ask<Request, Answer>(
    question: QuestionContract<Request, Answer>,
    request: Request,
    { timeoutMs }: { readonly timeoutMs: number },
  ): Promise<Answer> {
    const answerers = this.#answerers.get(question.channel) ?? [];
    const [answerer] = answerers.splice(0, 1);
    if (!answerer) throw new NoAnswer(question.channel, `No service answers ${question.channel}`);
    answerers.push(answerer);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () =>
        late.reject(
          new NoAnswer(question.channel, `No answer to ${question.channel} within ${timeoutMs} ms`),
        ),
      timeoutMs,
    );
    try {
      return (await Promise.race([answerer(request), late.promise])) as Answer;
    } catch (error) {
      if (error instanceof NoAnswer) throw error;
      throw new NoAnswer(question.channel, `${question.channel} failed`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}
