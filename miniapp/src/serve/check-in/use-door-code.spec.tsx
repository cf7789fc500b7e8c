import Taro from '@tarojs/taro';
import { act, renderHook, waitFor } from '@testing-library/react';
import { sessionStore } from '@/api/session';
import { sendTypedCodes } from '@/arrivals/typed-codes';
import { network } from '@/platform/network';
import { useDoorCode } from './use-door-code';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [unknown]>;
const wrong = { statusCode: 409, data: { code: 'DOOR_CODE_WRONG', title: '数不对', traceId: 'x', facts: { triesLeft: 4 } } };

beforeEach(() => {
  request.mockReset();
  sessionStore.setState({ person: { id: 'li' } as never, token: 't' });
});
afterEach(() => jest.restoreAllMocks());

it('sends with the fourth number, and empties the boxes when it was wrong', async () => {
  request.mockResolvedValue(wrong);
  const { result } = renderHook(() => useDoorCode('o1', 'a1'));
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
  const { result } = renderHook(() => useDoorCode('o1', 'a1'));
  act(() => result.current.type('4729'));
  await waitFor(() => expect(result.current.waiting).toContain('等着发出去'));
  expect(result.current.code).toBe('4729');

  offline.mockRestore();
  request.mockResolvedValue({ statusCode: 200, data: {} });
  await act(sendTypedCodes);
  expect(result.current.waiting).toBeUndefined();
});
