import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { queryClient } from '@/api/query-client';
import { sessionStore } from '@/api/session';
import { network } from '@/platform/network';
import { storage } from '@/platform/storage';
import { DialogHost } from '@/ui/Dialog';
import { useAct } from './use-act';
import { useCall } from './use-call';
import { usePages } from './use-pages';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [Taro.request.Option]>;
const reply = (statusCode: number, data: unknown) => Promise.resolve({ statusCode, data });
const wrapper = ({ children }: PropsWithChildren): React.ReactNode => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;

beforeEach(() => {
  queryClient.clear();
  request.mockReset();
});
afterEach(() => jest.restoreAllMocks());

it('useCall goes from loading to ready, and to an error with a way to try again', async () => {
  request.mockReturnValueOnce(reply(500, { code: 'INTERNAL', title: 'x', traceId: '3d57c0de' })).mockReturnValue(reply(200, { id: 'me' }));
  const { result } = renderHook(() => useCall('GET /v1/me', {}), { wrapper });
  expect(result.current.state).toBe('loading');
  await waitFor(() => expect(result.current.state).toBe('error'));
  expect(result.current.error?.shortNo).toBe('E-7NBW');
  act(() => result.current.retry());
  await waitFor(() => expect(result.current.state).toBe('ready'));
});

it('useCall shows what was kept on the phone while there is no network', async () => {
  sessionStore.setState({ person: { id: 'p1' } as never });
  request.mockReturnValue(reply(200, { codes: [], validUntil: 'x' }));
  const first = renderHook(() => useCall('GET /v1/orders/:id/door-codes', { params: { id: 'o1' } }, { keep: true }), { wrapper });
  await waitFor(() => expect(first.result.current.state).toBe('ready'));
  first.unmount();
  queryClient.clear();

  jest.spyOn(network, 'isOnline').mockReturnValue(false);
  jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  const again = renderHook(() => useCall('GET /v1/orders/:id/door-codes', { params: { id: 'o1' } }, { keep: true }), { wrapper });
  await waitFor(() => expect(again.result.current.state).toBe('offline'));
  expect(again.result.current.data).toEqual({ codes: [], validUntil: 'x' });

  act(() => sessionStore.getState().end());
  expect(storage.keys().filter((key) => key.startsWith('kept.'))).toEqual([]);
});

it('usePages asks for the next page by its cursor and joins what it gets', async () => {
  request.mockReturnValueOnce(reply(200, { items: ['a', 'b'], next: 'c2' })).mockReturnValueOnce(reply(200, { items: ['c'], next: null }));
  const { result } = renderHook(() => usePages('GET /v1/orders', { query: {} }), { wrapper });
  await waitFor(() => expect(result.current.state).toBe('ready'));
  expect(result.current.more).toBe(true);
  act(() => result.current.loadMore());
  await waitFor(() => expect(result.current.data).toEqual(['a', 'b', 'c']));
  expect(request.mock.calls[1]![0].url).toMatch(/cursor=c2/);
  expect(result.current.more).toBe(false);
});

it('useAct sends once for two taps and says why something did not work', async () => {
  request.mockReturnValue(reply(409, { code: 'SEATS_TAKEN', title: '刚被别人接了', traceId: 'y' }));
  render(<DialogHost />);
  const { result } = renderHook(() => useAct('POST /v1/orders/:id/claim'), { wrapper });
  const input = { params: { id: 'o1' }, body: { riskAgreed: true } };
  await act(async () => {
    const [first, second] = await Promise.all([result.current.run(input), result.current.run(input)]);
    expect([first, second]).toEqual([undefined, undefined]);
  });
  expect(request).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('alertdialog', { name: '刚被别人接了' })).toBeTruthy();
  expect(result.current.error?.code).toBe('SEATS_TAKEN');
});
