/** What servers that mean ill send, byte by byte: no HTTP server would. */
import type { Socket } from 'node:net';

/** Answers one connection, from its first bytes on. */
export type Play = (socket: Socket) => void;

export const ok = 'HTTP/1.1 200 OK\r\n';
export const chunked = `${ok}transfer-encoding: chunked\r\n\r\n`;

/** Sends `piece` for as long as somebody reads. */
const flood = (socket: Socket, piece: string) => {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
};
export const floodAfter =
  (start: string, piece: string): Play =>
  (socket) => {
    socket.write(start);
    flood(socket, piece);
  };
export const drip =
  (start: string, piece: string): Play =>
  (socket) => {
    socket.write(start, 'latin1');
    const timer = setInterval(() => socket.write(piece), 20);
    socket.once('close', () => clearInterval(timer));
  };
export const send =
  (answer: string | Uint8Array): Play =>
  (socket) =>
    void socket.end(answer);
export const resetAfter =
  (start: string): Play =>
  (socket) =>
    void socket.write(start, () => setTimeout(() => socket.resetAndDestroy(), 20));
export const redirect = (location: string) =>
  send(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`);
