export { Answers, OnElected, Consumes, ConsumesBatch } from './consumes.ts';
export { NoAnswer, Unavailable, Unprocessable } from './errors.ts';
export { DeadLetters } from './dead-letters.ts';
export type { DeadLetter, DeadLetterFilter } from './dead-letters.ts';
export { EventBus } from './event-bus.ts';
export type { Failure, GroupLag, Subscription } from './event-bus.ts';
export { SqliteEventBus } from './sqlite/sqlite-event-bus.ts';
export type { SqliteEventBusSettings } from './sqlite/sqlite-event-bus.ts';
export { EventBusTransport } from './event-bus-transport.ts';
