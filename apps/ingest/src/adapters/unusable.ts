import type { SourceProblem } from '@newsline/contracts';

/** An answer that can't be used, by the kind of problem that it is. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly kind: SourceProblem['kind'];
  /** What is wrong in a word or two, where the kind leaves that open. */
  readonly reason: string;

  constructor(kind: SourceProblem['kind'], reason = '') {
    super(`${kind} ${reason}`);
    this.kind = kind;
    this.reason = reason;
  }
}
