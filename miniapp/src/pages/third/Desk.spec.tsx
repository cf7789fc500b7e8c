import { ERRORS, type DeskView, type StaffRole, type VoucherFoundView } from '@supermarket/shared';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { queryClient, sessionStore } from '@/api';
import { Desk } from './Desk';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [Taro.request.Option]>;

const station = { id: 's1', name: '东门社区站', areaId: 'a', areaText: '恩城街道 东门社区', address: '解放路 8 号', hours: '9:00–20:00', phone: null, giftsInStock: 3 };
const desk: DeskView = { stations: [station], station, handedOverToday: 5, waiting: [] };
const found: VoucherFoundView = { redemptionId: 'r1', giftName: '洗衣液 2kg', unit: '瓶', picture: 'wash', points: 160, holderName: '李**', phoneTail: '1234' };

const sent: { url: string; body: Record<string, unknown> }[] = [];
let post: StaffRole;
let lookUp: { statusCode: number; data: unknown };

beforeEach(() => {
  queryClient.clear();
  sent.length = 0;
  post = 'desk';
  lookUp = { statusCode: 200, data: found };
  sessionStore.setState({ token: 't', person: { id: 'p1' } as never, hat: 'staff' });
  request.mockReset();
  request.mockImplementation(({ url, data, method }) => {
    if (method === 'POST') sent.push({ url, body: JSON.parse(String(data)) as Record<string, unknown> });
    if (url.includes('look-up')) return Promise.resolve(lookUp);
    if (url.includes('/waiting')) return Promise.resolve({ statusCode: 200, data: { resident: 0, volunteer: 0, staff: 0, looks: 0 } });
    if (url.endsWith('/v1/me')) return Promise.resolve({ statusCode: 200, data: { seats: [{ role: post }] } });
    return Promise.resolve({ statusCode: 200, data: desk });
  });
});
afterEach(cleanup);

async function typeCode(digits: string): Promise<void> {
  render(<QueryClientProvider client={queryClient}><Desk /></QueryClientProvider>);
  fireEvent.input(await screen.findByLabelText('兑换码，6 个数'), { target: { value: digits } });
}

it('hands over only after person and gift were looked at, and sends the code again with who fetched it', async () => {
  await typeCode('582916');
  await screen.findByText('洗衣液 2kg × 1');
  expect(sent).toEqual([{ url: expect.stringMatching(/look-up$/), body: { stationId: 's1', code: '582916' } }]);

  screen.getByText('先对一下人');
  fireEvent.click(screen.getByText('手机尾号 1234 对上了'));
  fireEvent.click(screen.getByText('东西完好，数量 1'));
  fireEvent.click(screen.getByText('是别人代领（记下代领人）'));
  screen.getByText('写下代领人姓名');
  fireEvent.input(screen.getByLabelText('代领人姓名'), { target: { value: '李小妹 ' } });
  fireEvent.click(screen.getByText('确认交付'));

  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]!.url).toMatch(/redemptions\/r1\/hand-over$/);
  expect(sent[1]!.body).toEqual({ stationId: 's1', code: '582916', fetchedBy: '李小妹' });
  await waitFor(() => expect(screen.queryByText('洗衣液 2kg × 1')).toBeNull());
});

it('says under the digits why nothing is handed over for a code', async () => {
  lookUp = { statusCode: 409, data: { code: 'WRONG_STATION', ...ERRORS.WRONG_STATION, traceId: '1' } };
  await typeCode('582916');
  await screen.findByText(/要到另一个站点领/);
  expect(screen.queryByText('确认交付')).toBeNull();
});

it('takes a voucher back only with a reason', async () => {
  await typeCode('582916');
  fireEvent.click(await screen.findByText('对不上'));
  fireEvent.click(screen.getByText('东西对不上'));
  screen.getByText('写一句原因');
  fireEvent.input(screen.getByLabelText('原因'), { target: { value: '瓶子漏了' } });
  fireEvent.click(screen.getByText('取消这次兑换'));
  await waitFor(() => expect(sent.at(-1)).toEqual({ url: expect.stringMatching(/r1\/staff-cancel$/), body: { words: '瓶子漏了' } }));
});

it('tells somebody of the city whose work it is, in place of a refusal', async () => {
  post = 'city';
  render(<QueryClientProvider client={queryClient}><Desk /></QueryClientProvider>);
  await screen.findByText('兑换台由站点的同事来管');
});
