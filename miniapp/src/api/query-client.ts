import type { Route } from '@supermarket/shared';
import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { watchAppVisibility } from '@/platform/app-visibility';
import { network } from '@/platform/network';

const MINUTE = 60_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    // call() repeats lost attempts and knows about the network by itself.
    queries: { retry: false, networkMode: 'always', staleTime: 10_000, gcTime: 30 * MINUTE, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Taro's events in place of the browser's, which WeChat does not have. */
export function bridgeQueryEvents(): void {
  focusManager.setEventListener((tell) => watchAppVisibility((visible) => tell(visible)));
  onlineManager.setEventListener((tell) => network.watch(tell));
}

/** After something was done whose page may be long closed. */
export const refreshAll = (): Promise<void> => queryClient.invalidateQueries();

/** Marks every answer of these routes as old; those on the screen are asked for again. */
export async function refresh(...routes: readonly Route[]): Promise<void> {
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => routes.includes(queryKey[0] as Route) });
}
