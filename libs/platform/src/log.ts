import { pino, type Logger } from 'pino';

export type Log = Logger;

export type LogSettings = {
  readonly service: string;
  readonly level: string;
  /** `pretty` for people, `json` for machines. */
  readonly format: 'pretty' | 'json';
};

/** A log on standard output, one line an entry, with the service's name. */
export function openLog({ service, level, format }: LogSettings): Log {
  const options = { level, base: { service } };
  if (format === 'json') return pino(options);
  return pino({
    ...options,
    transport: {
      target: 'pino-pretty',
      options: { ignore: 'pid,hostname,service', translateTime: 'SYS:HH:MM:ss' },
    },
  });
}
