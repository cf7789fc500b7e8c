import type { Page, Reply, Route } from '@supermarket/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useReachBottom } from '@tarojs/taro';
import { call, type CallInput } from '@/api/call';
import { useSession } from '@/api/session';
import { keptAnswers } from './kept-answers';
import { loaded, type Loaded } from './use-call';
import { useGradually } from './use-gradually';
import { useInFront } from './use-in-front';

/** The routes that answer with pages of 20. */
export type PagedRoute = { [R in Route]: Reply<R> extends Page<unknown> ? R : never }[Route];
type Item<R extends PagedRoute> = Reply<R> extends Page<infer T> ? T : never;

export interface LoadedPages<T> extends Loaded<readonly T[]> {
  /** There are more; they come when the page is scrolled to its end. */
  readonly more: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

interface PagesOptions {
  readonly enabled?: boolean;
  readonly keep?: boolean;
  readonly atOnce?: number;
}

const firstPage = <T>(page: T | undefined): { pages: T[]; pageParams: (string | null)[] } | undefined =>
  page === undefined ? undefined : { pages: [page], pageParams: [null] };

/** `const orders = usePages('GET /v1/orders', { query: {} })` */
/** `keep`: the first page stays on the phone, so that it can be read without a network. `atOnce`: rows drawn in one frame on WeChat. */
export function usePages<R extends PagedRoute>(route: R, input: CallInput<R>, { enabled = true, keep = false, atOnce }: PagesOptions = {}): LoadedPages<Item<R>> {
  const personId = useSession((session) => session.person?.id);
  const subscribed = useInFront();
  const key = [route, input, personId, 'pages'] as const;
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: async ({ pageParam }) => {
      const asked = { ...input, query: { ...(input as { query?: object }).query, ...(pageParam ? { cursor: pageParam } : {}) } };
      const page = (await call(route, asked as CallInput<R>)) as unknown as Page<Item<R>>;
      if (keep && pageParam === null) keptAnswers.keep(key, page);
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    enabled,
    subscribed,
    ...(keep && {
      initialData: () => firstPage(keptAnswers.find<Page<Item<R>>>(key)?.data),
      initialDataUpdatedAt: () => keptAnswers.find(key)?.savedAt,
    }),
  });
  const loadMore = (): void => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };
  useReachBottom(loadMore);
  const items = useGradually(query.data?.pages.flatMap((page) => page.items), atOnce);
  return {
    ...loaded<readonly Item<R>[]>(items, query.error, query.dataUpdatedAt, () => void query.refetch({ cancelRefetch: false })),
    more: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore,
  };
}
