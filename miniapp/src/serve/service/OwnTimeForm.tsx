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
      <Field
        kind="long" label={forgotten ? '做了什么' : '哪里不对'} value={time.words} maxLength={500}
        placeholder={forgotten ? '换了阀芯，试水不漏' : '走了才想起签退'} onChange={time.setWords}
      />
      <Notice icon="info" text={forgotten ? '到点没有签退，系统替您签退了，所以要问您一句。' : `现在记的是 ${minutesText(order.mine?.minutes ?? 0)}。社区核对后改过来。`} />
    </Card>
  );
}
