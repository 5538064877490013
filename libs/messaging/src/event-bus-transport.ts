import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { inSpan } from '@newsline/platform';
import { watchBus } from './bus-metrics.ts';
import type { HandlerExtras } from './consumes.ts';
import type { EventBus, Failure, InTurn } from './event-bus.ts';

/** Connects the methods that `@Consumes`, `@ConsumesBatch`, `@BeginsTurn` and `@Answers` mark to an event bus:
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
      const turns = new Map(handlers.flatMap(turnOf).map((turn) => [turn.name, turn]));
      for (const handler of handlers) await this.#connect(handler, turns);
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

  async #connect(handler: MessageHandler, turns: ReadonlyMap<string, InTurn>): Promise<void> {
    const extras = handler.extras as HandlerExtras | undefined;
    if (extras?.kind === 'event') {
      const { group, contract, batchSize, inFlight, gatherMs, turn, wholeBatch } = extras;
      const inTurn = turn === null ? undefined : turns.get(turn);
      if (turn !== null && !inTurn)
        throw new Error(
          `${group} waits for the turn ${turn}, which no method begins (@BeginsTurn).`,
        );
      await this.#bus.subscribe({
        group,
        contract,
        batchSize,
        inFlight,
        gatherMs,
        ...(inTurn && { inTurn }),
        handle: async (events) =>
          (await settled(handler(wholeBatch ? events : events[0]))) as readonly Failure[] | void,
      });
    } else if (extras?.kind === 'question') {
      const { question } = extras;
      const work = { name: `answer ${question.channel}`, kind: 'server' } as const;
      await this.#bus.answer(question, (request) => inSpan(work, () => settled(handler(request))));
    } else if (extras?.kind !== 'turn') {
      throw new Error(
        'A handler on the event bus is declared by @Consumes, @ConsumesBatch, @BeginsTurn or @Answers.',
      );
    }
  }
}

function turnOf(handler: MessageHandler): InTurn[] {
  const extras = handler.extras as HandlerExtras | undefined;
  if (extras?.kind !== 'turn') return [];
  return [{ name: extras.turn, begin: async () => void (await settled(handler(undefined))) }];
}

/** Nest gives a promise, or a promise of a stream that ends with the handler's result. */
async function settled(running: Promise<unknown>): Promise<unknown> {
  const result = await running;
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
