import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { HandlerExtras } from './consumes.ts';
import type { EventBus, Failure } from './event-bus.ts';

/** Connects the methods that `@Consumes`, `@ConsumesBatch` and `@Answers` mark to an event bus:
 *  `app.connectMicroservice({ strategy: new EventBusTransport(bus) })`. Closing the application
 *  closes the bus, which waits for running handlers. */
export class EventBusTransport extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  readonly #bus: EventBus;

  constructor(bus: EventBus) {
    super();
    this.#bus = bus;
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      for (const handler of this.messageHandlers.values()) await this.#connect(handler);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  override on(): never {
    throw new Error('The event bus has no connection events; ask its readiness instead.');
  }

  override unwrap<T>(): T {
    return this.#bus as T;
  }

  async #connect(handler: MessageHandler): Promise<void> {
    const extras = handler.extras as HandlerExtras | undefined;
    if (extras?.kind === 'event') {
      const { group, contract, batchSize, inFlight, gatherMs, wholeBatch } = extras;
      await this.#bus.subscribe({
        group,
        contract,
        batchSize,
        inFlight,
        gatherMs,
        handle: async (events) =>
          (await settled(handler(wholeBatch ? events : events[0]))) as readonly Failure[] | void,
      });
    } else if (extras?.kind === 'question') {
      await this.#bus.answer(extras.question, (request) => settled(handler(request)));
    } else {
      throw new Error(
        'A handler on the event bus is declared by @Consumes, @ConsumesBatch or @Answers.',
      );
    }
  }
}

/** Nest gives a promise, or a promise of a stream that ends with the handler's result. */
async function settled(running: Promise<unknown>): Promise<unknown> {
  const result = await running;
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
}
