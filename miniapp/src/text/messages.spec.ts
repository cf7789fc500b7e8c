import { MESSAGE_KINDS } from '@supermarket/shared';
import { pageOfMessage, RING_WORDS } from './messages';

describe('what a message opens', () => {
  it.each([
    [{ subject: 'order', id: 'o', side: 'resident' }, { path: '/order/detail/index', id: 'o' }],
    [{ subject: 'order', id: 'o', side: 'volunteer' }, { path: '/serve/task/index', id: 'o' }],
    [{ subject: 'order', id: 'o', side: 'staff' }, { path: '/desk/verify/index', id: 'o' }],
    [{ subject: 'record', id: 'r', side: 'volunteer' }, { path: '/me/points/index' }],
    [{ subject: 'redemption', id: 'g', side: 'resident' }, { path: '/shop/voucher/index', id: 'g' }],
    [{ subject: 'feedback', id: 'f', side: 'resident' }, { path: '/me/thread/index', id: 'f' }],
    [{ subject: 'work', id: 'p', side: 'staff' }, 'first'],
    [null, null],
  ] as const)('%j', (open, page) => {
    expect(pageOfMessage({ open })).toEqual(page);
  });

  it('every kind with words for its switch is a kind', () => {
    for (const kind of Object.keys(RING_WORDS)) expect(MESSAGE_KINDS).toContain(kind);
  });
});
