import { pino, type DestinationStream, type Logger } from 'pino';
import { traceIds } from './trace.ts';

export type Log = Logger;

export type LogSettings = {
  readonly service: string;
  readonly level: string;
  /** `pretty` for people, `json` for machines. */
  readonly format: 'pretty' | 'json';
};

/** A log, on standard output by default: one line an entry, with the service's name and, in JSON, the ids of the
 *  trace that it was written in. */
export function openLog(
  { service, level, format }: LogSettings,
  output: DestinationStream = pino.destination(1),
): Log {
  const options = { level, base: { service } };
  if (format === 'json') return pino({ ...options, mixin: traceIds }, output);
  return pino({
    ...options,
    transport: {
      target: 'pino-pretty',
      options: { ignore: 'pid,hostname,service', translateTime: 'SYS:HH:MM:ss' },
    },
  });
}
