import { pino, type DestinationStream, type Logger } from 'pino';
import { escapeControls } from './control-characters.ts';
import { traceIds } from './trace.ts';

export type Log = Logger;

export type LogSettings = {
  readonly service: string;
  readonly level: string;
  /** `pretty` for people, `json` for machines. */
  readonly format: 'pretty' | 'json';
  /** A path that the pretty log is written to instead of standard output. */
  readonly prettyFile?: string;
};

/** A log, on standard output by default: one line an entry, with the service's name and, in JSON, the ids
 *  of the trace that it was written in.
 *  @param output of JSON */
export function openLog(
  { service, level, format, prettyFile }: LogSettings,
  output?: DestinationStream,
): Log {
  const options = {
    level,
    base: { service },
    hooks: { streamWrite: (line: string) => escapeControls(line) },
  };
  if (format === 'json')
    return pino({ ...options, mixin: traceIds }, output ?? pino.destination(1));
  // What is escaped once, pino-pretty reads and shows as it was.
  const hooks = { streamWrite: (line: string) => escapeControls(line, (hex) => `\\\\u${hex}`) };
  return pino({
    ...options,
    hooks,
    transport: {
      target: 'pino-pretty',
      options: {
        ignore: 'pid,hostname,service',
        translateTime: 'SYS:HH:MM:ss',
        ...(prettyFile !== undefined && { destination: prettyFile, colorize: false }),
      },
    },
  });
}
