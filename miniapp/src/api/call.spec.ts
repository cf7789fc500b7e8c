import Taro from '@tarojs/taro';
import type { SessionView } from '@supermarket/shared';
import { network } from '@/platform/network';
import { call } from './call';
import { CallError, shortNo } from './call-error';
import { registerLoginWay } from './login';
import { sessionStore } from './session';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [Taro.request.Option]>;
const ok = (data: unknown) => Promise.resolve({ statusCode: 200, data });
const refused = (statusCode: number, code: string, more: object = {}) =>
  Promise.resolve({ statusCode, data: { code, title: 'x', traceId: '3d57c0de-aaaa', ...more } });
const lost = () => Promise.reject({ errMsg: 'request:fail' });

const session = (token: string) =>
  ({ token, endsAt: '', me: { id: 'p', maskedName: '张**', hats: ['resident'], communityId: null, communityText: null, hotline: null } }) as unknown as SessionView;

const redeem = () => call('POST /v1/redemptions', { body: { id: 'r1', giftId: 'g', stationId: 's' } as never });

beforeEach(() => {
  jest.useFakeTimers();
  request.mockReset();
  sessionStore.setState({ token: null, person: null, hat: 'resident' });
  registerLoginWay(() => Promise.resolve(null));
});
afterEach(() => jest.useRealTimers());

async function outcome<T>(promise: Promise<T>): Promise<T | CallError> {
  const settled = promise.catch((error: unknown) => error as CallError);
  await jest.advanceTimersByTimeAsync(60_000);
  return settled;
}

it('fills the path and the query and sends the token', async () => {
  sessionStore.setState({ token: 't1' });
  request.mockReturnValue(ok({ items: [], next: null }));
  await outcome(call('GET /v1/orders/:id/looks', { params: { id: 'a/b' }, query: { limit: 20, cursor: '下' } }));
  const sent = request.mock.calls[0]![0];
  expect(sent.url).toBe('https://server.test/v1/orders/a%2Fb/looks?limit=20&cursor=%E4%B8%8B');
  expect(sent.method).toBe('GET');
  expect(sent.header).toMatchObject({ authorization: 'Bearer t1' });
  expect(sent.data).toBeUndefined();
});

it('repeats a lost answer with the same body, twice at most', async () => {
  request.mockImplementationOnce(lost).mockImplementationOnce(lost).mockReturnValueOnce(ok({ id: 'r1' }));
  expect(await outcome(redeem())).toEqual({ id: 'r1' });
  const bodies = request.mock.calls.map(([sent]) => sent.data as string);
  expect(bodies).toHaveLength(3);
  expect(new Set(bodies).size).toBe(1);

  request.mockReset().mockImplementation(lost);
  expect(await outcome(redeem())).toMatchObject({ code: 'NO_NETWORK', lost: true });
  expect(request).toHaveBeenCalledTimes(3);
});

it('takes an answer that was cut off after its first line for a lost one', async () => {
  request.mockReturnValueOnce(ok(null)).mockReturnValueOnce(ok('')).mockReturnValueOnce(ok({ id: 'r1' }));
  expect(await outcome(redeem())).toEqual({ id: 'r1' });
  expect(request).toHaveBeenCalledTimes(3);
});

it('gives up on an answer that never comes, and calls it slow', async () => {
  request.mockReturnValue(new Promise(() => undefined));
  expect(await outcome(call('GET /v1/me', {}))).toMatchObject({ code: 'TIMED_OUT' });
  expect(request).toHaveBeenCalledTimes(3);
});

it('asks nobody while the phone knows that it has no network', async () => {
  jest.spyOn(network, 'isOnline').mockReturnValue(false);
  expect(await outcome(call('GET /v1/me', {}))).toMatchObject({ code: 'NO_NETWORK' });
  expect(request).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});

it('turns a refusal into its code, number and fields, once', async () => {
  request.mockReturnValue(refused(400, 'BAD_INPUT', { problems: [{ field: 'phone', message: '还差 4 位' }] }));
  const error = (await outcome(redeem())) as CallError;
  expect(error).toMatchObject({ code: 'BAD_INPUT', shortNo: 'E-7NBW' });
  expect(error.problemOf('phone')).toBe('还差 4 位');
  expect(request).toHaveBeenCalledTimes(1);
});

it('reads a problem that arrives as text', async () => {
  request.mockReturnValue(Promise.resolve({ statusCode: 409, data: JSON.stringify({ code: 'SEATS_TAKEN', title: '刚被别人接了', traceId: 'x' }) }));
  expect(await outcome(redeem())).toMatchObject({ code: 'SEATS_TAKEN' });
});

it('treats a gateway as a lost answer and a stranger as unreadable', async () => {
  request.mockReturnValueOnce(Promise.resolve({ statusCode: 502, data: '<html>' })).mockReturnValueOnce(ok({}));
  expect(await outcome(redeem())).toEqual({});
  request.mockReturnValue(Promise.resolve({ statusCode: 418, data: '<html>' }));
  expect(await outcome(redeem())).toMatchObject({ code: 'UNREADABLE' });
});

it('asks for log-in once, however many calls meet the end of the session', async () => {
  sessionStore.setState({ token: 'old' });
  const way = jest.fn(() => Promise.resolve(session('new')));
  registerLoginWay(way);
  request.mockImplementation(({ header }) => (header?.['authorization'] === 'Bearer new' ? ok({ fine: true }) : refused(401, 'SESSION_ENDED')));
  const all = await outcome(Promise.all([call('GET /v1/me', {}), call('GET /v1/home', {}), redeem()]));
  expect(all).toEqual([{ fine: true }, { fine: true }, { fine: true }]);
  expect(way).toHaveBeenCalledTimes(1);
});

it('passes the refusal on when nobody logs in, and forgets the old token', async () => {
  sessionStore.setState({ token: 'old' });
  request.mockReturnValue(refused(401, 'SESSION_ENDED'));
  expect(await outcome(call('GET /v1/me', {}))).toMatchObject({ code: 'SESSION_ENDED' });
  expect(sessionStore.getState().token).toBeNull();
  expect(request).toHaveBeenCalledTimes(1);
});

it('passes on the words of a refusal that this build has never heard of', async () => {
  request.mockReturnValue(refused(409, 'QUITE_NEW', { title: '要先领证', detail: '社区会帮您办。' }));
  expect(await outcome(redeem())).toMatchObject({ code: 'QUITE_NEW', title: '要先领证', detail: '社区会帮您办。' });
});

it('has words in plain Chinese for what only the phone notices', () => {
  expect(CallError.ofPhone('NO_NETWORK').detail).toMatch(/都还在/);
  expect(shortNo('00000')).toBe('E-0000');
  expect(shortNo('not hex')).toBeUndefined();
});
