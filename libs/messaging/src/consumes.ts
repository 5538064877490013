import { applyDecorators, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import type { EventContract, NewsEvent, QuestionContract } from '@newsline/contracts';
import { throwError, type Observable } from 'rxjs';
import type { Failure, Subscription } from './event-bus.ts';

/** Nest's own filter turns every error into "Internal server error". The bus has to tell
 *  `Unprocessable` from a hiccup, so errors pass as they are. */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

type Handler<Argument, Result> = <Method extends (argument: Argument) => Promise<Result>>(
  target: object,
  key: string,
  method: TypedPropertyDescriptor<Method>,
) => void;

/** What a decorated method tells the transport. */
export type HandlerExtras =
  | {
      readonly kind: 'event';
      readonly contract: EventContract;
      readonly group: string;
      readonly batchSize: number;
      readonly inFlight: number;
      readonly lingerMs: number;
      /** The leadership without which nothing is handed over. */
      readonly exclusive: string | null;
      /** The method takes the batch; otherwise one event. */
      readonly wholeBatch: boolean;
    }
  | { readonly kind: 'question'; readonly question: QuestionContract }
  | { readonly kind: 'elected'; readonly exclusive: string };

/** The method receives one event at a time, as a member of `group` ("classify.topics"). A method that
 *  takes another event does not compile. */
export function Consumes<Data>(
  contract: EventContract<Data>,
  { group }: { readonly group: string },
): Handler<NewsEvent<Data>, void> {
  return consume({
    kind: 'event',
    contract: contract as EventContract,
    group,
    batchSize: 1,
    inFlight: 1,
    lingerMs: 0,
    exclusive: null,
    wholeBatch: false,
  });
}

/** The method receives up to `batchSize` events at once and may answer with those that failed. With
 *  `inFlight`, it is called with so many batches before the first one is settled; with `lingerMs`,
 *  the first event of a batch waits so long for others; with `exclusive`, only while this process
 *  is the leader of that name, which a method marked `@OnElected` prepares for. */
export function ConsumesBatch<Data>(
  contract: EventContract<Data>,
  {
    group,
    batchSize,
    inFlight = 1,
    lingerMs = 0,
    exclusive,
  }: Pick<Subscription, 'group' | 'batchSize' | 'inFlight' | 'lingerMs'> & {
    readonly exclusive?: string;
  },
): Handler<readonly NewsEvent<Data>[], readonly Failure[] | void> {
  return consume({
    kind: 'event',
    contract: contract as EventContract,
    group,
    batchSize,
    inFlight,
    lingerMs,
    exclusive: exclusive ?? null,
    wholeBatch: true,
  });
}

/** The method is called, and waited for, each time this process is elected leader of `exclusive` (see
 *  `Exclusive`). */
export function OnElected(exclusive: string): Handler<void, void> {
  const extras: HandlerExtras = { kind: 'elected', exclusive };
  return applyDecorators(
    EventPattern(`elected ${exclusive}`, extras) as MethodDecorator,
    UseFilters(PassErrorsOn),
  ) as Handler<void, void>;
}

/** The method answers a question. One that takes or gives something else does not compile. */
export function Answers<Request, Answer>(
  question: QuestionContract<Request, Answer>,
): Handler<Request, Answer> {
  const extras: HandlerExtras = { kind: 'question', question: question as QuestionContract };
  return applyDecorators(
    MessagePattern(question.channel, extras),
    UseFilters(PassErrorsOn),
  ) as Handler<Request, Answer>;
}

/** Nest chains handlers of one pattern, so that one failing fails all: every group has its own. */
function consume(extras: HandlerExtras & { kind: 'event' }): never {
  return applyDecorators(
    EventPattern(`${extras.contract.channel} ${extras.group}`, extras) as MethodDecorator,
    UseFilters(PassErrorsOn),
  ) as never;
}
