import type { LiveChange } from '@supermarket/shared';
import type { FastifyReply } from 'fastify';
import type { LiveHub } from './live.hub.js';
import type { Ears } from './live.rules.js';

/** Milliseconds between two signs of life: proxies cut lines that are silent for a minute. */
const HEARTBEAT = 25_000;
/** Bytes that may wait for somebody who does not read; then they are let go and come back. */
const MOST_WAITING = 64 * 1024;

interface Opening {
  readonly ears: Ears;
  /** The last mark that was seen. */
  readonly since: string | undefined;
  /** Milliseconds until it ends by itself. */
  readonly life: number;
}

/**
 * Server-sent events on the bare line: hooks that compress would hold every event back until there is enough to press.
 * The headers that guard every answer are written all the same. One listener, one timer, no query.
 */
export function openStream(hub: LiveHub, reply: FastifyReply, { ears, since, life }: Opening): void {
  const headers = reply.getHeaders();
  reply.hijack();
  const line = reply.raw;
  line.writeHead(200, {
    ...(headers as Record<string, string>), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': String(reply.request.id),
  });
  const write = (text: string): void => {
    if (line.writableEnded) return;
    line.write(text);
    if (line.writableLength > MOST_WAITING) end();
  };
  const tell = (changes: readonly LiveChange[], mark: string): void => write(changes.map(({ kind, id }) => `event: ${kind}\ndata: ${id ?? ''}\nid: ${mark}\n\n`).join(''));
  const beat = setInterval(() => write(': \n\n'), HEARTBEAT);
  const over = setTimeout(() => end(), life);
  const leave = hub.listen({ ears, tell, end: () => end() });
  function end(): void {
    clearInterval(beat);
    clearTimeout(over);
    leave();
    line.end();
  }
  line.on('close', end);
  // Many who lose one process at once do not all come back in the same second.
  write(`retry: ${2_000 + Math.floor(Math.random() * 6_000)}\nid: ${hub.mark()}\n\n`);
  tell(hub.since(ears, since), hub.mark());
}
