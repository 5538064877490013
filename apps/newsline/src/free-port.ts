import { createServer } from 'node:net';

/** The port that can be listened on: `port` itself, or for 0 one that is free. Asked before
 *  anything is opened, because sources among Newsline's own pages need the address.
 *  @throws Error that says what to do where it cannot be had. */
export function freePort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const next = `Choose another: PORT=${port + 1} npm start`;
      if (cause.code === 'EADDRINUSE') {
        reject(new Error(`Port ${port} is taken by another program. ${next}`));
      } else if (cause.code === 'EACCES') {
        reject(
          new Error(
            `Port ${port} needs more rights than this user has. ${next.replace(String(port + 1), '3000')}`,
          ),
        );
      } else {
        reject(
          new Error(`${host}:${port} cannot be listened on (${cause.code}). Set HOST and PORT.`),
        );
      }
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
