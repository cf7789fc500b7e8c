import Taro from '@tarojs/taro';
import { storage } from './storage';
import { askToSend, mayAskToday } from './subscribe';

const prompt = jest.fn();
(Taro as { requestSubscribeMessage: unknown }).requestSubscribeMessage = prompt;

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-11-25T09:00:00+08:00') });
  storage.remove('subscribe.asked');
  prompt.mockReset();
});
afterEach(() => jest.useRealTimers());

it('asks for no template twice a day, even when the yes has been used meanwhile', async () => {
  prompt.mockResolvedValue({ progress: 'accept', errMsg: 'requestSubscribeMessage:ok' });
  expect(await askToSend(['progress'])).toEqual({ progress: 'accept' });
  expect([mayAskToday('progress'), mayAskToday('reminder')]).toEqual([false, true]);

  jest.setSystemTime(new Date('2026-11-26T09:00:00+08:00'));
  expect(mayAskToday('progress')).toBe(true);
});

it('asks for nothing more that day once somebody has said no, or the prompt did not open', async () => {
  prompt.mockResolvedValue({ progress: 'accept', reminder: 'reject' });
  await askToSend(['progress', 'reminder']);
  expect(mayAskToday('invitation')).toBe(false);

  storage.remove('subscribe.asked');
  prompt.mockRejectedValue(new Error('20004'));
  expect(await askToSend(['progress'])).toEqual({});
  expect(mayAskToday('invitation')).toBe(false);
});

it('keeps to three templates, and marks only these as asked', async () => {
  prompt.mockResolvedValue({ a: 'accept', b: 'accept', c: 'accept' });
  await askToSend(['a', 'b', 'c', 'd']);
  expect(prompt).toHaveBeenCalledWith({ tmplIds: ['a', 'b', 'c'], entityIds: [] });
  expect(mayAskToday('d')).toBe(true);
});
