import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '@newsline/platform';
import { watchTurn } from './bus-metrics.ts';
import type { InTurn } from './event-bus.ts';

/** Where turns are written down, so that of all who want one only one has it. */
export type TurnLedger = {
  /** Takes a turn, or keeps the one that is had, for `ms` from now on. False: somebody else has it. */
  readonly claim: (name: string, ms: number) => Promise<boolean>;
  /** Gives up a turn that is had. */
  readonly release: (name: string) => Promise<void>;
};

export type TurnSettings = {
  /** How long a turn outlives whoever had it. */
  readonly turnMs: number;
  readonly onProblem: Report;
};

/** One member's wish to have a turn, for as long as it lives. */
export class Turn {
  readonly #turn: InTurn;
  readonly #ledger: TurnLedger;
  readonly #settings: TurnSettings;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  readonly #unwatch: () => void;
  /** By the monotonic clock, and never later than the ledger has it. */
  #until = 0;
  #hasBegun = false;
  /** Resolves with the next claim, or when the turn has begun. */
  #news = Promise.withResolvers<void>();

  constructor(turn: InTurn, ledger: TurnLedger, settings: TurnSettings) {
    this.#turn = turn;
    this.#ledger = ledger;
    this.#settings = settings;
    this.#running = this.#run();
    this.#unwatch = watchTurn(turn.name, this);
  }

  get isMine(): boolean {
    return this.#hasBegun && performance.now() < this.#until;
  }

  /** Resolves when it is this member's turn, or when it is closed. */
  async wait(): Promise<void> {
    while (!this.isMine && !this.#stopping.signal.aborted) await this.#news.promise;
  }

  /** Wants no turn any more: `wait` ends, and the turn is kept until `release`. */
  stopWaiting(): void {
    this.#stopping.abort();
    this.#tell();
  }

  /** Gives the turn to whoever waits for it. */
  async release(): Promise<void> {
    this.stopWaiting();
    await this.#running;
    const hadIt = performance.now() < this.#until;
    this.#until = 0;
    this.#unwatch();
    if (hadIt) await this.#ledger.release(this.#turn.name);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#claim();
      await sleep(this.#settings.turnMs / 3, undefined, { signal }).catch(() => {});
    }
  }

  async #claim(): Promise<void> {
    const { turnMs, onProblem } = this.#settings;
    const asked = performance.now();
    const begins = asked >= this.#until;
    if (begins) this.#hasBegun = false;
    try {
      if (!(await this.#ledger.claim(this.#turn.name, turnMs))) return;
      this.#until = asked + turnMs;
      if (begins) void this.#begin();
    } catch (error) {
      onProblem(`Whose turn it is in ${this.#turn.name} cannot be found out`, error);
    } finally {
      this.#tell();
    }
  }

  /** Takes as long as it takes, while the turn is kept. */
  async #begin(): Promise<void> {
    try {
      await this.#turn.begin();
      this.#hasBegun = true;
      this.#tell();
    } catch (error) {
      this.#settings.onProblem(`The turn in ${this.#turn.name} could not begin`, error);
      this.#until = 0; // The next claim begins anew.
    }
  }

  #tell(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}

/** The turns that one bus takes part in. */
export class Turns {
  readonly #ledger: TurnLedger;
  readonly #settings: TurnSettings;
  readonly #turns = new Map<InTurn, Turn>();

  constructor(ledger: TurnLedger, settings: TurnSettings) {
    this.#ledger = ledger;
    this.#settings = settings;
  }

  /** Subscriptions that name the same object have their turn together. */
  of(inTurn: InTurn): Turn {
    const turn = this.#turns.get(inTurn) ?? new Turn(inTurn, this.#ledger, this.#settings);
    this.#turns.set(inTurn, turn);
    return turn;
  }

  stopWaiting(): void {
    for (const turn of this.#turns.values()) turn.stopWaiting();
  }

  async release(): Promise<void> {
    await Promise.all([...this.#turns.values()].map((turn) => turn.release()));
  }
}
