import { createServer } from 'node:net';

/** `port` itself where it is free, or for 0 any free one. Found before anything is opened, because the
 *  demonstration sources need the address.
 *  @throws Error that says what to do where the port can't be used */
export function freePort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause: NodeJS.ErrnoException) => {
      const next = `Choose another: PORT=${port + 1} npm start`;
      if (cause.code === 'EADDRINUSE') {
        reject(new Error(`Port ${port} is used by another program. ${next}`));
      } else if (cause.code === 'EACCES') {
        reject(
          new Error(
            `Port ${port} needs more privileges than this user has. ${next.replace(String(port + 1), '3000')}`,
          ),
        );
      } else {
        reject(
          new Error(`${host}:${port} can't be listened on (${cause.code}). Set HOST and PORT.`),
        );
      }
    });
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
