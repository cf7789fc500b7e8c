import type { MessageKind, MessageView } from '@supermarket/shared';

type Path = '/order/detail/index' | '/serve/task/index' | '/desk/verify/index' | '/me/points/index' | '/shop/voucher/index' | '/me/thread/index';

/** The page that a message opens; null: the first tab, or nothing. */
export function pageOfMessage({ open }: Pick<MessageView, 'open'>): { readonly path: Path; readonly id?: string } | 'first' | null {
  if (open === null) return null;
  const { subject, id, side } = open;
  if (subject === 'work') return 'first';
  if (subject === 'points' || subject === 'record') return { path: '/me/points/index' };
  if (subject === 'redemption') return { path: '/shop/voucher/index', id };
  if (subject === 'feedback') return { path: '/me/thread/index', id };
  return { path: ({ resident: '/order/detail/index', volunteer: '/serve/task/index', staff: '/desk/verify/index' } as const)[side], id };
}

/** What may be silenced, as one says it; the others ring always. */
export const RING_WORDS: Partial<Readonly<Record<MessageKind, { readonly title: string; readonly note: string }>>> = {
  taken: { title: '有人接单了', note: '谁来、什么时候来' },
  arrived: { title: '志愿者到了', note: '您帮人点单时，告诉您人到了' },
  door_unanswered: { title: '敲门没有人应', note: '志愿者来了，没见到人' },
  please_confirm: { title: '事情做完了', note: '请您说一声解决没解决' },
  goes_on: { title: '还要再来一次', note: '什么时候再来' },
  window_passed: { title: '那个时间没约到人', note: '要不要换个时间' },
  time_kept: { title: '还是原来的时间', note: '换时间没有说成' },
  invited: { title: '请我帮忙', note: '有人点单，社区想到了您' },
  missed: { title: '没看到签到', note: '约的时间过了一小时' },
  own_time: { title: '补一下用时', note: '忘了签退的时候' },
  gift_expiring: { title: '礼品快到期', note: '到期前两天说一次' },
  gift_returned: { title: '积分退回来了', note: '礼品没领、没换成' },
  points_expiring: { title: '积分快到期', note: '到期前 30 天说一次' },
};
