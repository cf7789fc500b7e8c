import type { OrderView } from '@supermarket/shared';
import { useState } from 'react';
import { useAct } from '@/hooks';
import { goInstead } from '@/platform';
import { minutesText } from '@/text';
import { ActionBar, Button, Card, CardTitle, Field, Notice, toast } from '@/ui';

const AFTER = ['GET /v1/orders/:id', 'GET /v1/tasks', 'GET /v1/me/account'] as const;
const DAY_MINUTES = 1440;

/** The helper's own word on how long it was: when the timer checked out, or when the measured minutes are wrong. */
export function OwnTimeForm({ order }: { readonly order: OrderView }): React.ReactNode {
  const { mine } = order;
  const forgotten = order.actions.includes('ownTime');
  const [minutes, setMinutes] = useState(String(forgotten ? order.minutes : mine?.minutes ?? order.minutes));
  const [words, setWords] = useState('');
  const own = useAct('POST /v1/assignments/:id/own-time', { refreshes: AFTER });
  const dispute = useAct('POST /v1/assignments/:id/dispute-time', { refreshes: AFTER });
  const count = Number(minutes);
  const right = Number.isInteger(count) && count >= 1 && count <= DAY_MINUTES;
  const missing = !right ? '填 1 到 1440 分钟' : words.trim() === '' ? '写一句做了什么' : undefined;

  async function send(): Promise<void> {
    if (mine === null) return;
    const input = { params: { id: mine.assignmentId }, body: { minutes: count, words: words.trim() } };
    if (await (forgotten ? own.run(input) : dispute.run(input))) {
      toast(forgotten ? '记好了，谢谢您' : '交给社区核对了', 'okc');
      goInstead('/serve/task/index', { id: order.id });
    }
  }
  return (
    <>
      <Card>
        <CardTitle title={forgotten ? '这次做了多久' : '时长不对，申请更正'} aside="约 20 秒" />
        <Field kind="number" label="分钟" value={minutes} maxLength={4} onChange={(text) => setMinutes(text.replace(/\D/g, ''))} help={right ? minutesText(count) : undefined} />
        <Field kind="long" label="做了什么" value={words} maxLength={500} placeholder="换了阀芯，试水不漏" onChange={setWords} />
        <Notice icon="info" text={forgotten ? '比约好的时间长，社区会核对一下。' : '社区核对后记上。'} />
      </Card>
      <ActionBar>
        <Button kind="primary" block label="提交" loadingLabel="正在提交…" onPress={send} {...(missing === undefined ? {} : { disabledReason: missing })} />
      </ActionBar>
    </>
  );
}
