/** Thrown by a handler: this event can never work, so it becomes a dead letter at once. Say what
 *  an operator should do about it. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable';
}

/** A question got no answer: none came in time, or the answerer failed. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}
