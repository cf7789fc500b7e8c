import type { OrderView } from '@supermarket/shared';
import { minutesText } from '@/text';
import { Card, CardTitle, Field, Notice } from '@/ui';
import type { OwnTime } from './use-own-time';

export function OwnTimeForm({ order, time }: { readonly order: OrderView; readonly time: OwnTime }): React.ReactNode {
  const forgotten = order.actions.includes('ownTime');
  const count = Number(time.minutes);
  return (
    <Card>
      <CardTitle title={forgotten ? '这次做了多久' : '时长不对，申请更正'} aside="约 20 秒" />
      <Field
        kind="number" label="分钟" value={time.minutes} maxLength={4} onChange={time.setMinutes}
        help={count >= 60 ? minutesText(count) : undefined}
      />
      <Field kind="long" label="做了什么" value={time.words} maxLength={500} placeholder="换了阀芯，试水不漏" onChange={time.setWords} />
      <Notice icon="info" text={forgotten ? '比约好的时间长，社区会核对一下。' : '社区核对后记上。'} />
    </Card>
  );
}
