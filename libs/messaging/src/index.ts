export { Answers, Consumes, ConsumesBatch } from './consumes.ts';
export { NoAnswer, Unprocessable } from './errors.ts';
export { DeadLetters, EventBus } from './event-bus.ts';
export type { DeadLetter, Failure, GroupLag, Subscription } from './event-bus.ts';
