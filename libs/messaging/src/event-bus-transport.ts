import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { inSpan } from '@newsline/platform';
import { watchBus } from './bus-metrics.ts';
import type { HandlerExtras } from './consumes.ts';
import type { EventBus, Failure, Exclusive } from './event-bus.ts';

/** Connects the methods that `@Consumes`, `@ConsumesBatch`, `@OnElected` and `@Answers` mark to an event bus:
 *  `app.connectMicroservice({ strategy: new EventBusTransport(bus) })`. Closing the application
 *  closes the bus, which waits for running handlers. */
export class EventBusTransport extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #bus: EventBus;
  #unwatch: () => void = () => {};

  constructor(bus: EventBus) {
    super();
    this.#bus = bus;
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      const handlers = [...this.messageHandlers.values()];
      const elections = new Map(handlers.flatMap(electionOf).map((one) => [one.name, one]));
      for (const handler of handlers) await this.#connect(handler, elections);
      this.#unwatch = watchBus(this.#bus);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  close(): Promise<void> {
    this.#unwatch();
    return this.#bus.close();
  }

  override on(): never {
    throw new Error('The event bus has no connection events; ask its readiness instead.');
  }

  override unwrap<T>(): T {
    return this.#bus as T;
  }

  async #connect(
    handler: MessageHandler,
    elections: ReadonlyMap<string, Exclusive>,
  ): Promise<void> {
    const extras = handler.extras as HandlerExtras | undefined;
    if (extras?.kind === 'event') {
      const {
        group,
        contract,
        batchSize,
        inFlight,
        lingerMs,
        exclusive: name,
        wholeBatch,
      } = extras;
      const exclusive = name === null ? undefined : elections.get(name);
      if (name !== null && !exclusive)
        throw new Error(
          `${group} is exclusive to the leader of ${name}, for which no method is marked @OnElected.`,
        );
      await this.#bus.subscribe({
        group,
        contract,
        batchSize,
        inFlight,
        lingerMs,
        ...(exclusive && { exclusive }),
        handle: async (events) =>
          (await resultOf(handler(wholeBatch ? events : events[0]))) as readonly Failure[] | void,
      });
    } else if (extras?.kind === 'question') {
      const { question } = extras;
      const work = { name: `answer ${question.channel}`, kind: 'server' } as const;
      await this.#bus.answer(question, (request) => inSpan(work, () => resultOf(handler(request))));
    } else if (extras?.kind !== 'elected') {
      throw new Error(
        'A handler on the event bus is declared by @Consumes, @ConsumesBatch, @OnElected or @Answers.',
      );
    }
  }
}

function electionOf(handler: MessageHandler): Exclusive[] {
  const extras = handler.extras as HandlerExtras | undefined;
  if (extras?.kind !== 'elected') return [];
  return [
    { name: extras.exclusive, onElected: async () => void (await resultOf(handler(undefined))) },
  ];
}

/** Nest gives a promise, or a promise of a stream that ends with the handler's result. */
async function resultOf(running: Promise<unknown>): Promise<unknown> {
  const result = await running;
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
