import type { Input, Verdict } from './target.ts';

/** What a case process is started with, as JSON in its only argument. */
export type ProcessSettings = {
  /** The address of the target's module. */
  readonly target: string;
  readonly from: string | null;
  /** With a case's index it makes the case. */
  readonly seed: string;
};

/** What is asked of a case process: to run cases by their indexes, `to` not among them; to run one
 *  input; to hand over a case's input. */
export type Order =
  | { readonly kind: 'cases'; readonly from: number; readonly to: number }
  | { readonly kind: 'input'; readonly input: Input }
  | { readonly kind: 'make'; readonly index: number };

/** What a case ended in, sent before the next one begins. */
export type Ended = {
  /** -1 for an input that was given. */
  readonly index: number;
  readonly outcome: Verdict | 'threw' | 'invalid';
  /** Where it threw or is invalid: what was thrown, and where. */
  readonly error?: CaseError;
  /** Processor time of the thread that ran it, milliseconds. */
  readonly cpuMs: number;
  readonly bytes: number;
};

export type CaseError = { readonly name: string; readonly message: string; readonly place: string };
