import type { Log } from './log.ts';

/** Nest's own log entries in Newsline's log (its `LoggerService`); its chatter about wiring only when debugging. */
export class NestLog {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  log(message: unknown): void {
    this.#log.debug(String(message));
  }
  debug(message: unknown): void {
    this.#log.debug(String(message));
  }
  verbose(message: unknown): void {
    this.#log.trace(String(message));
  }
  warn(message: unknown): void {
    this.#log.warn(String(message));
  }
  error(message: unknown, stack?: unknown): void {
    if (message instanceof Error) this.#log.error({ err: message });
    else this.#log.error(stack ? { stack } : {}, String(message));
  }
  fatal(message: unknown): void {
    this.#log.fatal(String(message));
  }
}
