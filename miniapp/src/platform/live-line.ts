import type { LiveChange, LiveKind, LiveView } from '@supermarket/shared';
import Taro from '@tarojs/taro';

/** How long a phone waits between two questions, in ms; the server mostly answers 304, from memory. */
const ASK_EVERY = 10_000;
const KINDS = ['order', 'queues', 'messages', 'again'] as const satisfies readonly LiveKind[];

interface Line {
  readonly leave: LiveView;
  readonly hear: (changes: readonly Pick<LiveChange, 'kind'>[]) => void;
  /** The leave is over, or the server is gone: ask for another one. */
  readonly lost: () => void;
}

/** Listens until it is told to stop. A browser holds a line open; WeChat has none for this, so it asks. */
export function openLiveLine(line: Line): () => void {
  return process.env.TARO_ENV === 'h5' ? listen(line) : askAgain(line);
}

/** The browser comes back by itself after a cut, and says what it heard last. */
function listen({ leave: { ticket, mark }, hear, lost }: Line): () => void {
  const source = new EventSource(`${API_BASE}/v1/live/stream?ticket=${ticket}&since=${mark}`);
  for (const kind of KINDS) source.addEventListener(kind, () => hear([{ kind }]));
  source.addEventListener('error', () => {
    if (source.readyState === 2) lost();
  });
  return () => source.close();
}

function askAgain({ leave: { ticket, mark }, hear, lost }: Line): () => void {
  let seen = `"${mark}"`;
  const timer = setInterval(() => {
    void Taro.request<{ changes?: LiveChange[] }>({ url: `${API_BASE}/v1/live/changes?ticket=${ticket}`, header: { 'if-none-match': seen }, timeout: ASK_EVERY }).then(
      ({ statusCode, data, header }) => {
        if (statusCode === 401) return lost();
        if (statusCode !== 200) return;
        seen = String(header?.['etag'] ?? header?.['ETag'] ?? seen);
        hear(data.changes ?? []);
      },
      () => undefined, // no network: the next question says it as well
    );
  }, ASK_EVERY);
  return () => clearInterval(timer);
}
