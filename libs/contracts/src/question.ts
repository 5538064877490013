import type { z } from 'zod';

/** What one service may ask another over the bus. Nobody waits for long and nothing is kept: a
 *  question without an answer in time is an error for the asker. */
export type QuestionContract<Request = unknown, Answer = unknown> = {
  /** Where it travels: `ask.<name>.v<version>`. */
  readonly channel: string;
  readonly request: z.ZodType<Request>;
  readonly answer: z.ZodType<Answer>;
};

export type RequestOf<Q> = Q extends { readonly request: z.ZodType<infer Request> }
  ? Request
  : never;
export type AnswerOf<Q> = Q extends { readonly answer: z.ZodType<infer Answer> } ? Answer : never;

export function defineQuestion<Request extends z.ZodType, Answer extends z.ZodType>(
  name: string,
  version: number,
  request: Request,
  answer: Answer,
): QuestionContract<z.output<Request>, z.output<Answer>> {
  return {
    channel: `ask.${name}.v${version}`,
    request: request as unknown as z.ZodType<z.output<Request>>,
    answer: answer as unknown as z.ZodType<z.output<Answer>>,
  };
}
