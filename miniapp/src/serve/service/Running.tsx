import type { OrderView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { callPhone, goInstead, goTab, storage } from '@/platform';
import { clockText, minutesText } from '@/text';
import { ActionBar, Button, Card, CardTitle, Chip, Chips, Field, ListRow, Notice, Progress, toast } from '@/ui';
import { LaterSheet } from './LaterSheet';
import { runningText, useSecond } from './running';
import './index.scss';

/** Auto check-out comes this long after the agreed end (the server's timer). */
const FORGOTTEN_HOURS = 2;
const AFTER = ['GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/account', 'GET /v1/me/waiting'] as const;

interface Draft {
  readonly chips: readonly string[];
  readonly words: string;
}

/** What was typed survives a call or a crash until it is sent. */
function useDraft(key: string): [Draft, (draft: Draft) => void, () => void] {
  const [draft, setDraft] = useState<Draft>(() => storage.get<Draft>(key) ?? { chips: [], words: '' });
  return [draft, (next) => { setDraft(next); storage.set(key, next); }, () => storage.remove(key)];
}

export function Running({ order }: { readonly order: OrderView }): React.ReactNode {
  const now = useSecond();
  const [later, setLater] = useState(false);
  const [draft, setDraft, dropDraft] = useDraft(`result.${order.id}`);
  const checkOut = useAct('POST /v1/assignments/:id/check-out', { refreshes: AFTER });
  const { mine } = order;
  if (mine?.checkedInAt == null) return null;
  const since = mine.checkedInAt;
  const passed = Math.floor((now - Date.parse(since)) / 60_000);
  const flip = (chip: string): void =>
    setDraft({ ...draft, chips: draft.chips.includes(chip) ? draft.chips.filter((each) => each !== chip) : [...draft.chips, chip] });

  async function finish(): Promise<void> {
    if (!mine) return;
    const words = draft.words.trim();
    const body = { chips: [...draft.chips], ...(words ? { words } : {}) };
    if (!(await checkOut.run({ params: { id: mine.assignmentId }, body }))) return;
    dropDraft();
    toast('签退了，等对方确认', 'okc');
    goInstead('/serve/task/index', { id: order.id });
  }

  return (
    <>
      <Card>
        <View className="running">
          <View className="running__state">正在计时</View>
          <View className="running__timer" aria-label={`已经 ${minutesText(Math.max(passed, 0))}`}>{runningText(since, now)}</View>
          <View className="running__from">{`${clockText(since)} 开始 · 约好 ${minutesText(order.minutes)}`}</View>
        </View>
        <Progress
          got={Math.min(Math.max(passed, 0), order.minutes)} need={order.minutes}
          words={`签到已核对 ${clockText(since)}`}
          end={`${clockText(Date.parse(order.window.end) + FORGOTTEN_HOURS * 3_600_000)} 前要签退`}
        />
      </Card>
      <Card>
        <CardTitle title="做完了什么" aside="点一下就行" />
        {order.resultChips.length > 0 && (
          <Chips>
            {order.resultChips.map((chip) => <Chip key={chip} label={chip} icon={draft.chips.includes(chip) ? 'check' : undefined} on={draft.chips.includes(chip)} onPress={() => flip(chip)} />)}
          </Chips>
        )}
        <Field kind="long" value={draft.words} maxLength={500} placeholder="再说一句（可不写）" onChange={(words) => setDraft({ ...draft, words })} />
        {!order.photoNeeded && <Notice icon="cam" text="这类服务不用拍照。" />}
      </Card>
      <Card pad="none">
        <ListRow icon="minus" title="做不完，改天再来" onPress={() => setLater(true)} />
        {order.hotline !== null && <ListRow icon="warn" title="有情况，打给社区" onPress={() => callPhone(order.hotline!)} />}
      </Card>
      <ActionBar note="按签到签退记时长，对不上可以申请更正">
        <Button kind="primary" block icon="out" label="签退并提交" loadingLabel="正在提交…" onPress={finish} />
      </ActionBar>
      <LaterSheet order={order} open={later} onClose={() => setLater(false)} onDone={() => goTab(1)} />
    </>
  );
}
