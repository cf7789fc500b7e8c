import Taro from '@tarojs/taro';
import { registerLoginWay } from '@/api/login';
import { sessionStore } from '@/api/session';
import { network } from '@/platform/network';
import { storage } from '@/platform/storage';
import { overlayStore } from '@/ui/overlay';
import { kept, outboxStore } from './kept';
import { reopen, send, sendAll } from './outbox';
import { cardWords } from './waiting-words';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [{ data: string; url: string; header: Record<string, string> }]>;
const navigateTo = Taro.navigateTo as unknown as jest.Mock;
const answer = (statusCode: number, data: unknown) => request.mockResolvedValue({ statusCode, data });
const refusal = (code: string, title: string, detail?: string) => ({ code, title, detail, traceId: 'x' });
const noNetwork = () => jest.spyOn(network, 'isOnline').mockReturnValue(false);
const sent = () => request.mock.calls.map(([{ data, url }]) => [url.replace(/^.*\/v1/, ''), JSON.parse(data) as object]);
const logIn = (id: string): void => sessionStore.setState({ person: { id } as never, token: id });

const window = { start: '2099-11-25T05:00:00.000Z', end: '2099-11-25T09:00:00.000Z' };
const order = (id: string) =>
  send('POST /v1/orders', { body: { id, kind: 'free', title: '换灯泡', words: '', window, communityId: 'c', address: '1 号' } }, { what: `点单：${id}`, page: '/order/create/index?again=1', draft: 'order.draft' });
const moveTo = (id: string) => send('POST /v1/orders/:id/reschedule', { params: { id }, body: { window } }, { what: '改到明天', page: `/order/detail/index?id=${id}` });
const checkIn = (code: string) => send('POST /v1/assignments/:id/check-in', { params: { id: 'a1' }, body: { code } }, { what: '签到', page: '/serve/check-in/index?id=o1' });

beforeEach(() => {
  request.mockReset();
  navigateTo.mockClear();
  storage.remove('outbox');
  outboxStore.setState([], true);
  logIn('zhang');
  overlayStore.setState({ question: null, toast: null });
});
afterEach(() => jest.restoreAllMocks());

it('does at once what can be done, and keeps nothing of it', async () => {
  answer(200, { id: 'o1' });
  expect(await order('o1')).toEqual({ kind: 'sent', reply: { id: 'o1' } });
  expect(kept.mine()).toEqual([]);
});

it('is written down before the first attempt: a phone that dies has it still', async () => {
  let during: unknown;
  request.mockImplementation(() => {
    during = storage.get('outbox');
    return Promise.resolve({ statusCode: 200, data: {} });
  });
  await order('o1');
  expect(during).toMatchObject([{ what: '点单：o1', personId: 'zhang' }]);
});

it('waits without a network, in words, and goes out once and in order when there is one', async () => {
  const offline = noNetwork();
  expect(await order('o1')).toEqual({ kind: 'waiting' });
  expect(await moveTo('o1')).toEqual({ kind: 'waiting' });
  expect(cardWords(kept.mine())).toMatchObject({ title: '有 2 件事等着发出去', text: '“点单：o1”“改到明天” · 一有网就自动发，不会发两次。' });
  expect(request).not.toHaveBeenCalled();

  offline.mockRestore();
  answer(200, {});
  await Promise.all([sendAll(), sendAll()]);
  await sendAll();
  expect(sent().map(([path]) => path)).toEqual(['/orders', '/orders/o1/reschedule']);
  expect(kept.mine()).toEqual([]);
  expect(overlayStore.getState().toast?.text).toBe('“改到明天”发出去了');
});

it('stops at the first that gets no answer, so that nothing overtakes', async () => {
  const offline = noNetwork();
  await order('o1');
  await moveTo('o1');
  offline.mockRestore();
  answer(503, refusal('UNAVAILABLE', '服务器有点忙'));
  await sendAll();
  expect(request).toHaveBeenCalledTimes(1);
  expect(kept.mine()).toHaveLength(2);
});

it('says why something was refused, keeps what was typed, and does not hold up the rest', async () => {
  storage.set('order.draft', { words: '灯管坏了两根' });
  const offline = noNetwork();
  await order('o1');
  storage.remove('order.draft');
  await moveTo('o2');
  offline.mockRestore();
  request.mockResolvedValueOnce({ statusCode: 400, data: refusal('WINDOW_INVALID', '时间要改一下', '要选以后的时间，先后不能反。') }).mockResolvedValue({ statusCode: 200, data: {} });
  await sendAll();
  expect(request).toHaveBeenCalledTimes(2);
  expect(overlayStore.getState().question).toMatchObject({ title: '“点单：o1”没办成', text: '时间要改一下。要选以后的时间，先后不能反。' });
  expect(cardWords(kept.mine())).toMatchObject({ title: '有 1 件事没办成', icon: 'warn' });

  await sendAll();
  expect(request).toHaveBeenCalledTimes(2);
  reopen(kept.mine()[0]!);
  expect(storage.get('order.draft')).toEqual({ words: '灯管坏了两根' });
  expect(navigateTo).toHaveBeenCalledWith({ url: '/order/create/index?again=1' });
  kept.drop(kept.mine()[0]!.id);
  expect(kept.mine()).toEqual([]);
});

it('tells the page that still waits why it was refused, and keeps nothing', async () => {
  answer(409, refusal('TOO_MANY_OPEN_ORDERS', '同时只能有 5 件没办完的'));
  expect(await order('o1')).toMatchObject({ kind: 'refused', error: { code: 'TOO_MANY_OPEN_ORDERS' } });
  expect(kept.mine()).toEqual([]);
});

it('never goes out for somebody else, also when another person logs in while it is asked again', async () => {
  const offline = noNetwork();
  await order('o1');
  offline.mockRestore();
  logIn('li');
  await sendAll();
  expect(request).not.toHaveBeenCalled();
  expect(kept.mine()).toEqual([]);

  logIn('zhang');
  registerLoginWay(() => Promise.resolve({ token: 'li', endsAt: '', me: { id: 'li', hats: [] } } as never));
  answer(401, refusal('SESSION_ENDED', '登录过期了'));
  await sendAll();
  expect(request.mock.calls.map(([{ header }]) => header['authorization'])).toEqual(['Bearer zhang']);
  logIn('zhang');
  expect(kept.mine()).toHaveLength(1);
});

it('done again before it went out, the later one counts', async () => {
  const offline = noNetwork();
  await checkIn('1111');
  await checkIn('4729');
  expect(kept.mine()).toHaveLength(1);
  offline.mockRestore();
  answer(200, {});
  await sendAll();
  expect(sent()).toMatchObject([['/assignments/a1/check-in', { code: '4729' }]]);
});

it('says when a door code was typed only where it had to wait', async () => {
  answer(200, {});
  await checkIn('4729');
  expect(sent()).toEqual([['/assignments/a1/check-in', { code: '4729' }]]);

  const offline = noNetwork();
  jest.spyOn(Date.prototype, 'toISOString').mockReturnValueOnce('2099-11-24T07:02:00.000Z');
  await checkIn('4729');
  offline.mockRestore();
  await sendAll();
  expect(sent()[1]).toEqual(['/assignments/a1/check-in', { code: '4729', typedAt: '2099-11-24T07:02:00.000Z' }]);
  expect(overlayStore.getState().toast?.text).toBe('签到补上了，从 15:02 算起');
});

it('an order of which only the answer was lost is no refusal', async () => {
  const offline = noNetwork();
  await order('o1');
  offline.mockRestore();
  answer(409, refusal('ID_TAKEN', '这张单已经发过了'));
  await sendAll();
  expect(kept.mine()).toEqual([]);
  expect(overlayStore.getState().question).toBeNull();
});
