import type { WorkRow } from '@supermarket/shared';
import { go, goTab } from '@/platform';

const DESK_PAGES = {
  review: '/desk/review/index', dispatch: '/desk/dispatch/index', verify: '/desk/verify/index', redeem: '/desk/queue/index',
} as const;

/** Each row opens where it is worked on: a record, a voucher at the desk, or the order's step. */
export function openWork({ subject, queue, id, status }: WorkRow): void {
  if (subject === 'record') go('/desk/record/index', { id });
  else if (subject === 'redemption') goTab(2);
  else if (queue === 'dispatch' && status !== 'OPEN' && status !== 'REOPENED' && status !== 'DISPATCHED') go(DESK_PAGES.verify, { id });
  else go(DESK_PAGES[queue], { id });
}
