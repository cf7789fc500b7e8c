import type { Reply, Route } from '@supermarket/shared';
import { useQuery } from '@tanstack/react-query';
import { call, type CallInput } from '@/api/call';
import { CallError } from '@/api/call-error';
import { useSession } from '@/api/session';
import { keptAnswers } from './kept-answers';
import { useInFront } from './use-in-front';

/** What a page knows of one answer. `offline` may still have the last one; then say from when it is. */
export interface Loaded<T> {
  readonly state: 'loading' | 'error' | 'offline' | 'ready';
  readonly data: T | undefined;
  readonly error: CallError | undefined;
  /** When the data came, in ms. */
  readonly savedAt: number | undefined;
  readonly retry: () => void;
}

interface CallOptions {
  /** False waits, for instance until an id is known. */
  readonly enabled?: boolean;
  /** Asks again every so many seconds while the page is open. */
  readonly everySeconds?: number;
  /** Keeps the answer on the phone, so that it can be read without a network: door codes, vouchers. */
  readonly keep?: boolean;
}

/** `const order = useCall('GET /v1/orders/:id', { params: { id } })` */
export function useCall<R extends Route>(route: R, input: CallInput<R>, options: CallOptions = {}): Loaded<Reply<R>> {
  const personId = useSession((session) => session.person?.id);
  const { enabled = true, everySeconds, keep = false } = options;
  const subscribed = useInFront();
  const key = [route, input, personId] as const;
  const query = useQuery<Reply<R>, Error>({
    queryKey: key,
    queryFn: async () => {
      const data = await call(route, input);
      if (keep) keptAnswers.keep(key, data);
      return data;
    },
    enabled,
    subscribed,
    ...(everySeconds === undefined ? {} : { refetchInterval: everySeconds * 1000 }),
    ...(keep && {
      initialData: () => keptAnswers.find<Reply<R>>(key)?.data,
      initialDataUpdatedAt: () => keptAnswers.find<Reply<R>>(key)?.savedAt,
    }),
  });
  return loaded(query.data, query.error, query.dataUpdatedAt, () => void query.refetch({ cancelRefetch: false }));
}

export function loaded<T>(data: T | undefined, cause: Error | null, savedAt: number, retry: () => void): Loaded<T> {
  const error = cause === null ? undefined : asCallError(cause);
  const rest = { data, error, savedAt: data === undefined ? undefined : savedAt, retry };
  if (error?.lost) return { ...rest, state: 'offline' };
  if (data !== undefined) return { ...rest, state: 'ready' };
  return { ...rest, state: error === undefined ? 'loading' : 'error' };
}

/** A fault of our own program looks to a person like one of the server: something went wrong on our side. */
export function asCallError(cause: unknown): CallError {
  return cause instanceof CallError ? cause : CallError.ofPhone('UNREADABLE', cause);
}
