import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An SMS provider that knows its ids: the first time it sends, after that it says that it knows (409). Slow enough to be asked by who dies. */
export class SmsProvider {
  /** Id → how often it was asked; it was sent once. */
  readonly asked = new Map<string, number>();
  #server: Server | null = null;

  async start(delay: number): Promise<string> {
    const server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => {
        const { id } = JSON.parse(text) as { id: string };
        const before = this.asked.get(id) ?? 0;
        this.asked.set(id, before + 1);
        setTimeout(() => response.writeHead(before === 0 ? 200 : 409).end(), delay);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    this.#server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
  }
}
