export { Answers, OnElected, Consumes, ConsumesBatch } from './consumes.ts';
export { NoAnswer, Unprocessable } from './errors.ts';
export { DeadLetters, EventBus } from './event-bus.ts';
export type { DeadLetter, Failure, GroupLag, Subscription } from './event-bus.ts';
export { SqliteEventBus } from './sqlite/sqlite-event-bus.ts';
export type { SqliteEventBusSettings } from './sqlite/sqlite-event-bus.ts';
export { EventBusTransport } from './event-bus-transport.ts';
