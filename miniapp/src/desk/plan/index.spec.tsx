import { ERRORS, type CandidateView, type PlanLineView, type PlanView } from '@supermarket/shared';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { queryClient, sessionStore } from '@/api';
import DeskPlan from './index';

const request = Taro.request as unknown as jest.Mock<Promise<{ statusCode: number; data: unknown }>, [Taro.request.Option]>;

const person = (personId: string, name: string): CandidateView => ({ personId, name, partyTag: false, tasksThisWeek: 0, reasons: [] });
const line = (orderId: string, title: string, asked: CandidateView[], others: CandidateView[] = []): PlanLineView => ({
  orderId, lacks: 1, title, shelf: 'fix', place: '恩城街道 东门社区', dayPart: null, dueAt: null, urgent: false,
  window: { start: '2026-11-27T01:00:00.000Z', end: '2026-11-27T02:00:00.000Z' }, asked, others,
});
const full: PlanView = { lines: [line('tap', '修水龙头', [person('li', '李**')], [person('wu', '吴**')]), line('move', '搬柜子', [person('tan', '谭**')])], beyond: 0 };

const sent: { url: string; body: unknown }[] = [];
let plan: PlanView;
/** What the server says to the invitations of an order; nothing as long as it is asked. */
let answers: Record<string, () => Promise<{ statusCode: number; data: unknown }>>;

beforeEach(() => {
  queryClient.clear();
  localStorage.clear();
  sent.length = 0;
  plan = full;
  answers = {};
  sessionStore.setState({ token: 't', person: { id: 'p1' } as never, hat: 'staff' });
  request.mockReset();
  request.mockImplementation(({ url, data, method }) => {
    if (method === 'POST') {
      sent.push({ url, body: JSON.parse(String(data)) });
      const answer = answers[/orders\/(\w+)\/offers/.exec(url)?.[1] ?? ''];
      return answer ? answer() : Promise.resolve({ statusCode: 200, data: {} });
    }
    return Promise.resolve({ statusCode: 200, data: url.includes('/desk/plan') ? plan : {} });
  });
});
afterEach(cleanup);

const open = (): void => void render(<QueryClientProvider client={queryClient}><DeskPlan /></QueryClientProvider>);

it('sends the proposal as invitations, order by order, and says how far it is', async () => {
  let finish = (): void => undefined;
  answers['move'] = () => new Promise((done) => { finish = () => done({ statusCode: 200, data: {} }); });
  open();
  fireEvent.click(await screen.findByText('邀请 2 人'));
  await screen.findByText('正在邀请 1 / 2');
  finish();
  await waitFor(() => expect(screen.getAllByText('已经邀请 1 人')).toHaveLength(2));
  expect(sent).toEqual([
    { url: expect.stringMatching(/orders\/tap\/offers$/), body: { personIds: ['li'] } },
    { url: expect.stringMatching(/orders\/move\/offers$/), body: { personIds: ['tan'] } },
  ]);
});

it('asks whom staff chose instead', async () => {
  open();
  fireEvent.click(await screen.findByText('换一位'));
  fireEvent.click(screen.getByLabelText('邀请 李**'));
  screen.getByText('邀请 1 人');
  fireEvent.click(screen.getByLabelText('邀请 吴**'));
  fireEvent.click(screen.getByText('邀请 2 人'));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[0]!.body).toEqual({ personIds: ['wu'] });
});

it('says at the order why nobody was invited, sends the others, and offers that one again', async () => {
  answers['tap'] = () => Promise.resolve({ statusCode: 409, data: { code: 'WRONG_STATE', ...ERRORS.WRONG_STATE, traceId: '1' } });
  open();
  fireEvent.click(await screen.findByText('邀请 2 人'));
  await screen.findByText(ERRORS.WRONG_STATE.title);
  await screen.findByText('已经邀请 1 人');
  await screen.findByText('邀请 1 人');
});

it('has nothing to send where nothing waits', async () => {
  plan = { lines: [], beyond: 0 };
  open();
  await screen.findByText('没有等人的单');
  expect(screen.queryByText(/^邀请/)).toBeNull();
});
