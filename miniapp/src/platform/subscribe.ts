import type { SubscribeAnswer } from '@supermarket/shared';
import Taro from '@tarojs/taro';
import { storage } from './storage';

/** Only WeChat sends messages of ours to a phone. */
export const canAskToSend = process.env.TARO_ENV === 'weapp';

/** What was asked on one day on this phone, and whether it was refused. */
interface Asked {
  readonly day: string;
  readonly templateIds: readonly string[];
  readonly refused: boolean;
}

const ASKED = 'subscribe.asked';

function askedToday(): Asked {
  const day = new Date().toDateString();
  const kept = storage.get<Asked>(ASKED);
  return kept?.day === day ? kept : { day, templateIds: [], refused: false };
}

/** No template twice a day, also where the yes has been used since; and after a no, none before tomorrow. */
export function mayAskToday(templateId: string): boolean {
  const { templateIds, refused } = askedToday();
  return !refused && !templateIds.includes(templateId);
}

/** WeChat's own prompt, from a tap only, for three templates at most. What was answered, by template; nothing when it did not open. */
export async function askToSend(templateIds: readonly string[]): Promise<Readonly<Record<string, SubscribeAnswer>>> {
  const asked = templateIds.slice(0, 3);
  const answers = await Taro.requestSubscribeMessage({ tmplIds: asked, entityIds: [] }).catch(() => ({}));
  const kept = Object.entries(answers).filter(([id]) => asked.includes(id)) as [string, SubscribeAnswer][];
  const before = askedToday();
  const refused = kept.length === 0 || kept.some(([, answer]) => answer !== 'accept');
  storage.set(ASKED, { ...before, templateIds: [...new Set([...before.templateIds, ...asked])], refused: before.refused || refused } satisfies Asked);
  return Object.fromEntries(kept);
}
