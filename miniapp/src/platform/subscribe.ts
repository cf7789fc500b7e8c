import type { SubscribeAnswer } from '@supermarket/shared';
import Taro from '@tarojs/taro';
import { storage } from './storage';

/** Only WeChat sends messages of ours to a phone. */
export const canAskToSend = process.env.TARO_ENV === 'weapp';

const REFUSED = 'subscribe.refused';
const today = (): string => new Date().toDateString();

/** Whether somebody said no today: then they are not asked again before tomorrow. */
export const refusedToday = (): boolean => storage.get<string>(REFUSED) === today();

/** WeChat's own prompt, from a tap only, for three templates at most. What was answered, by template; nothing when it did not open. */
export async function askToSend(templateIds: readonly string[]): Promise<Readonly<Record<string, SubscribeAnswer>>> {
  const answers = await Taro.requestSubscribeMessage({ tmplIds: templateIds.slice(0, 3), entityIds: [] }).catch(() => ({}));
  const kept = Object.entries(answers).filter(([id]) => templateIds.includes(id)) as [string, SubscribeAnswer][];
  if (kept.length === 0 || kept.some(([, answer]) => answer !== 'accept')) storage.set(REFUSED, today());
  return Object.fromEntries(kept);
}
