import Taro from '@tarojs/taro';
import { sessionStore } from '@/api/session';
import { network } from '@/platform/network';
import { storage } from '@/platform/storage';
import { overlayStore } from '@/ui/overlay';
import { arrive, sendTypedCodes } from './typed-codes';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [{ data: string; url: string }]>;
const answer = (statusCode: number, data: unknown) => request.mockResolvedValue({ statusCode, data });
const kept = (): unknown[] => storage.get<unknown[]>('typed-codes') ?? [];
const noNetwork = () => jest.spyOn(network, 'isOnline').mockReturnValue(false);
const sent = () => request.mock.calls.map(([{ data }]) => JSON.parse(data) as object);

beforeEach(async () => {
  request.mockReset();
  sessionStore.setState({ person: { id: 'li' } as never, token: 't' });
  overlayStore.setState({ question: null, toast: null });
});
afterEach(() => jest.restoreAllMocks());

it('keeps a code typed without a network, with its moment, and sends it once when there is one', async () => {
  const offline = noNetwork();
  jest.spyOn(Date.prototype, 'toISOString').mockReturnValueOnce('2099-11-24T07:02:00.000Z');
  expect(await arrive('o1', 'a1', '4729')).toEqual({ kind: 'kept' });
  expect(request).not.toHaveBeenCalled();

  offline.mockRestore();
  answer(200, {});
  await Promise.all([sendTypedCodes(), sendTypedCodes()]);
  expect(sent()).toEqual([{ code: '4729', typedAt: '2099-11-24T07:02:00.000Z' }]);
  expect(kept()).toEqual([]);
  expect(overlayStore.getState().toast?.text).toContain('15:02');
});

it('lets the server judge by its own clock while there is a network', async () => {
  answer(200, {});
  expect(await arrive('o1', 'a1', '4729')).toEqual({ kind: 'arrived' });
  expect(sent()).toEqual([{ code: '4729' }]);
});

it('forgets a wrong code and says so, also when its page is closed', async () => {
  const offline = noNetwork();
  await arrive('o1', 'a1', '1111');
  await arrive('o1', 'a1', '2222');
  expect(kept()).toHaveLength(1);

  offline.mockRestore();
  answer(409, { code: 'DOOR_CODE_WRONG', title: '数不对', traceId: 'x', facts: { triesLeft: 4 } });
  await sendTypedCodes();
  expect(sent()).toMatchObject([{ code: '2222' }]);
  expect(kept()).toEqual([]);
  expect(overlayStore.getState().question?.title).toBe('记下的开门码不对');
});

it('sends nobody else\'s code, and none after twelve hours', async () => {
  const offline = noNetwork();
  await arrive('o1', 'a1', '4729');
  offline.mockRestore();

  sessionStore.setState({ person: { id: 'wu' } as never });
  await sendTypedCodes();
  expect(request).not.toHaveBeenCalled();
  expect(kept()).toHaveLength(1);

  sessionStore.setState({ person: { id: 'li' } as never });
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 12.1 * 3_600_000);
  await sendTypedCodes();
  expect(request).not.toHaveBeenCalled();
  expect(kept()).toEqual([]);
});
