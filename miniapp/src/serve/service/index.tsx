import type { OrderView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useCall } from '@/hooks';
import { ActionBar, Button, Notice, Page } from '@/ui';
import { ContactCard } from '../ContactCard';
import { OwnTimeForm } from './OwnTimeForm';
import { Running } from './Running';
import { useOwnTime } from './use-own-time';
import { useResult } from './use-result';

/** From the check-in to the check-out, and afterwards the minutes (picture 07). */
export default function Service(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  const result = useResult(id, order.data?.mine?.assignmentId);
  const time = useOwnTime(order.data);

  const bar = (data: OrderView): React.ReactNode => {
    const stage = stageOf(data);
    if (stage === 'running') {
      return (
        <ActionBar note="按签到签退记时长，对不上可以申请更正">
          <Button kind="primary" block icon="out" label="签退并提交" loadingLabel="正在提交…" onPress={result.send} />
        </ActionBar>
      );
    }
    if (stage !== 'minutes') return null;
    return (
      <ActionBar>
        <Button kind="primary" block label="提交时长" loadingLabel="正在提交…" onPress={time.send} {...(time.missing ? { disabledReason: time.missing } : {})} />
      </ActionBar>
    );
  };
  return (
    <Page title="服务中" call={order} skeleton="detail" bar={bar}>
      {(data) => (
        <>
          <ContactCard order={data} />
          {stageOf(data) === 'running' && <Running order={data} result={result} />}
          {stageOf(data) === 'minutes' && <OwnTimeForm order={data} time={time} />}
          {stageOf(data) === 'checked' && <Notice icon="clock" text="时长交给社区核对了，核好就会记上。" />}
          {stageOf(data) === 'over' && <Notice icon="okc" tone="ok" text="这次服务已经签退。谢谢您。" />}
        </>
      )}
    </Page>
  );
}

function stageOf({ actions, mine }: OrderView): 'running' | 'minutes' | 'checked' | 'over' {
  if (actions.includes('checkOut')) return 'running';
  if (actions.includes('ownTime') || actions.includes('disputeTime')) return 'minutes';
  return mine?.state === 'TIME_DISPUTED' ? 'checked' : 'over';
}
