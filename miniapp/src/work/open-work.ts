import type { WorkRow } from '@supermarket/shared';
import { go, goInstead, goTab } from '@/platform';

const DESK_PAGES = {
  review: '/desk/review/index', dispatch: '/desk/dispatch/index', verify: '/desk/verify/index', redeem: '/desk/queue/index',
} as const;

type DeskPage = (typeof DESK_PAGES)[keyof typeof DESK_PAGES] | '/desk/record/index';

/** Where a row is worked on: the page of a record, or of the order's step. Vouchers are worked on at the desk. */
function pageOf({ subject, queue, status }: WorkRow): DeskPage {
  if (subject === 'record') return '/desk/record/index';
  // Past its review: words or pictures that others see only after staff have.
  if (queue === 'review' && status !== 'SUBMITTED' && status !== 'NEEDS_INFO' && status !== 'REJECTED') return DESK_PAGES.verify;
  if (queue === 'dispatch' && status !== 'OPEN' && status !== 'REOPENED' && status !== 'DISPATCHED') return DESK_PAGES.verify;
  return DESK_PAGES[queue];
}

export function openWork(row: WorkRow): void {
  if (row.subject === 'redemption') goTab(2);
  else go(pageOf(row), { id: row.id });
}

/** In place of the page that is done with. */
export function openWorkInstead(row: WorkRow): void {
  if (row.subject === 'redemption') goTab(2);
  else goInstead(pageOf(row), { id: row.id });
}
