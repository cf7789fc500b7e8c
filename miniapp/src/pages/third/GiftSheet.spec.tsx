import { QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { ERRORS, type ErrorCode, type GiftView, type StationView } from '@supermarket/shared';
import { queryClient } from '@/api';
import { network, storage } from '@/platform';
import { GiftSheet } from './GiftSheet';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [Taro.request.Option]>;
const navigateTo = Taro.navigateTo as unknown as jest.Mock;

const gift: GiftView = {
  stockId: 's1', giftId: 'g1', name: '大米 5kg', unit: '袋', picture: 'rice', category: 'food', price: 260, available: 12, monthlyLimit: 2, donor: null,
  elsewhere: null,
};
const station: StationView = { id: 'st', name: '新平站', areaId: 'a', areaText: '', address: '党群中心一楼', hours: '9:00–20:00', phone: null, giftsInStock: 1 };

function show(facts: Partial<GiftView> = {}, points: number | null = 300): { onPick: jest.Mock; onRefused: jest.Mock } {
  const [onPick, onRefused] = [jest.fn(), jest.fn()];
  render(
    <QueryClientProvider client={queryClient}>
      <GiftSheet
        gift={{ ...gift, ...facts }} station={station} points={points} onPick={onPick} onChange={jest.fn()} onRefused={onRefused} onClose={jest.fn()}
      />
    </QueryClientProvider>,
  );
  return { onPick, onRefused };
}

const refuse = (code: ErrorCode, facts = {}): void => {
  request.mockResolvedValueOnce({ statusCode: 409, data: { code, ...ERRORS[code], facts, traceId: '3d57c0de' } });
};
const take = (): Promise<void> => act(async () => void fireEvent.click(screen.getByText('换这个')));
const sentIds = (): string[] => request.mock.calls.map(([{ data }]) => (JSON.parse(data as string) as { id: string }).id);

beforeEach(() => {
  request.mockReset();
  navigateTo.mockClear();
  storage.remove('take.s1');
});
afterEach(() => jest.restoreAllMocks());

it('says what happens next before anything is taken', () => {
  show();
  expect(screen.getByText('先冻结 260 分，领取后扣')).toBeTruthy();
  expect(screen.getByText(/15 天内到新平站领/)).toBeTruthy();
});

it('sends the same id again after a lost answer, and a new one for the next gift', async () => {
  const isOnline = jest.spyOn(network, 'isOnline').mockReturnValue(false);
  show();
  await take();
  await screen.findByText(/不会换两份/);
  const kept = storage.get<string>('take.s1');

  isOnline.mockReturnValue(true);
  request.mockResolvedValue({ statusCode: 200, data: { id: kept } });
  await take();
  await waitFor(() => expect(navigateTo).toHaveBeenCalledWith({ url: `/shop/voucher/index?id=${kept}` }));
  await take();
  await waitFor(() => expect(request).toHaveBeenCalledTimes(2));
  expect(sentIds()[0]).toBe(kept);
  expect(sentIds()[1]).not.toBe(kept);
});

it.each([
  ['POINTS_SHORT', { short: 34 }, /还差 34 分/],
  ['GIFT_LIMIT', { limit: 2 }, /每人每月限换 2 份/],
  ['SOLD_OUT', {}, /积分没有扣/],
] as const)('says what to do after %s and asks for the shelf again', async (code, facts, words) => {
  const { onRefused } = show();
  refuse(code, facts);
  await take();
  expect(await screen.findByText(words)).toBeTruthy();
  expect(onRefused).toHaveBeenCalled();
});

it('leads to another station where there is none here, and is off while points are missing', () => {
  const { onPick } = show({ available: 0, elsewhere: { stationId: 'x', stationName: '大田站', available: 5 } });
  fireEvent.click(screen.getByText('去看大田站'));
  expect(onPick).toHaveBeenCalledWith('x');
  show({}, 226);
  expect(screen.getByText('积分还差 34 分')).toBeTruthy();
});
