import type { OrderView } from '@supermarket/shared';
import Taro from '@tarojs/taro';
import { act, renderHook, waitFor } from '@testing-library/react';
import { sessionStore } from '@/api/session';
import { outboxStore } from '@/outbox/kept';
import { sendAll } from '@/outbox/outbox';
import { network } from '@/platform/network';
import { storage } from '@/platform/storage';
import { useDoorCode } from './use-door-code';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [unknown]>;
const wrong = { statusCode: 409, data: { code: 'DOOR_CODE_WRONG', title: '数不对', traceId: 'x', facts: { triesLeft: 4 } } };
const order = { id: 'o1', title: '代买常用药', mine: { assignmentId: 'a1' } } as OrderView;

beforeEach(() => {
  request.mockReset();
  storage.remove('outbox');
  outboxStore.setState([], true);
  sessionStore.setState({ person: { id: 'li' } as never, token: 't' });
});
afterEach(() => jest.restoreAllMocks());

it('sends with the fourth number, and empties the boxes when it was wrong', async () => {
  request.mockResolvedValue(wrong);
  const { result } = renderHook(() => useDoorCode(order));
  for (const typed of ['1', '11', '111']) act(() => result.current.type(typed));
  expect(request).not.toHaveBeenCalled();
  act(() => result.current.type('1111'));
  await waitFor(() => expect(result.current.wrong).toBe('数不对，请再问一次（还能试 4 次）'));
  expect(result.current.code).toBe('');

  act(() => result.current.type('4'));
  expect(result.current.wrong).toBeUndefined();
});

it('says that a code waits, and no longer once it was sent', async () => {
  const offline = jest.spyOn(network, 'isOnline').mockReturnValue(false);
  const { result } = renderHook(() => useDoorCode(order));
  act(() => result.current.type('4729'));
  await waitFor(() => expect(result.current.waiting).toContain('等着发出去'));
  expect(result.current.code).toBe('4729');

  offline.mockRestore();
  request.mockResolvedValue({ statusCode: 200, data: {} });
  await act(sendAll);
  expect(result.current.waiting).toBeUndefined();
});

it('says that a code which waited was wrong, and empties the boxes', async () => {
  const offline = jest.spyOn(network, 'isOnline').mockReturnValue(false);
  const { result } = renderHook(() => useDoorCode(order));
  act(() => result.current.type('1111'));
  await waitFor(() => expect(result.current.waiting).toBeDefined());

  offline.mockRestore();
  request.mockResolvedValue(wrong);
  await act(sendAll);
  expect(result.current).toMatchObject({ wrong: '数不对', waiting: undefined, code: '' });
});
