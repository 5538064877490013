import type { Random } from './random.ts';

/** What one case feeds to Newsline. */
export type Input = {
  readonly bytes: Uint8Array;
  /** As HTTP has it; empty where it says nothing. */
  readonly contentType: string;
};

/** `refused`: by an error that the reader declares. */
export type Verdict = 'read' | 'refused';

/** What is tried. `run` throws `BrokenPromise` where what came out is not what was promised; whatever
 *  else it throws is an exception that nobody declared. */
export type Target = {
  /** The same input for the same randomness. */
  readonly make: (random: Random) => Input;
  readonly run: (input: Input) => Verdict | Promise<Verdict>;
};

export type TargetOptions = {
  /** A folder of files to mutate instead of the project's own; null: those. */
  readonly from: string | null;
};

/** What a module of a target exports as `open`. */
export type OpenTarget = (options: TargetOptions) => Target | Promise<Target>;
