import type { HallQuery, HallView, InviteView, TaskCardView } from '@supermarket/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useReachBottom } from '@tarojs/taro';
import { call } from '@/api/call';
import { useSession } from '@/api/session';
import { loaded, type Loaded } from '@/hooks/use-call';
import { useGradually } from '@/hooks/use-gradually';
import { useInFront } from '@/hooks/use-in-front';

/** The hall as the page needs it: invitations once, tasks as far as they were scrolled. */
export interface Hall {
  readonly invites: readonly InviteView[];
  readonly tasks: readonly TaskCardView[];
  readonly openNearby: number;
  readonly more: boolean;
}

/** The hall comes in one call with the first page of tasks; later pages are asked for at the end of the list. */
export function useHall(filter: HallQuery): Loaded<Hall> {
  const personId = useSession((session) => session.person?.id);
  const subscribed = useInFront();
  const query = useInfiniteQuery({
    queryKey: ['GET /v1/hall', filter, personId] as const,
    queryFn: ({ pageParam }): Promise<HallView> =>
      call('GET /v1/hall', { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.tasks.next,
    subscribed,
  });
  useReachBottom(() => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  });
  const tasks = useGradually(query.data?.pages.flatMap((page) => page.tasks.items) ?? [], 5);
  const first = query.data?.pages[0];
  const hall = first && {
    invites: first.invites,
    openNearby: first.openNearby,
    tasks,
    more: query.hasNextPage,
  };
  return loaded<Hall>(hall, query.error, query.dataUpdatedAt, () => void query.refetch({ cancelRefetch: false }));
}
