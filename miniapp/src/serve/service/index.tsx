import type { OrderView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useCall } from '@/hooks';
import { OrderMediaCard } from '@/media/OrderMediaCard';
import { goInstead } from '@/platform';
import { outcomeText, taskStage } from '@/text';
import { ActionBar, Button, Notice, Page } from '@/ui';
import { ContactCard } from '../ContactCard';
import { OwnTimeForm } from './OwnTimeForm';
import { Running } from './Running';
import { useOwnTime } from './use-own-time';
import { useResult } from './use-result';

type Part = 'running' | 'minutes' | 'nothing';

/** From the check-in to the check-out, and afterwards the minutes (picture 07). */
export default function Service(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const order = useCall('GET /v1/orders/:id', { params: { id } }, { keep: true });
  const result = useResult(id, order.data?.title ?? '', order.data?.mine?.assignmentId);
  const time = useOwnTime(id, order.data);

  const bar = (data: OrderView): React.ReactNode => {
    switch (partOf(data)) {
      case 'running':
        return (
          <ActionBar note="按签到签退记时长，对不上可以申请更正">
            <Button block icon="out" label="签退并提交" loadingLabel="正在提交" onPress={result.send} />
          </ActionBar>
        );
      case 'minutes':
        return (
          <ActionBar>
            <Button block label="提交时长" loadingLabel="正在提交" onPress={time.send} disabledReason={time.missing} />
          </ActionBar>
        );
      default:
        return (
          <ActionBar>
            <Button kind="second" block label="回到任务" onPress={() => goInstead('/serve/task/index', { id })} />
          </ActionBar>
        );
    }
  };
  return (
    <Page title={order.data && taskStage(order.data) === 'served' ? '服务时长' : '服务中'} call={order} skeleton="detail" bar={bar}>
      {(data) => (
        <>
          {partOf(data) === 'running' && (
            <>
              <ContactCard order={data} />
              <OrderMediaCard order={data} />
              <Running order={data} result={result} />
            </>
          )}
          {partOf(data) === 'minutes' && <OwnTimeForm order={data} time={time} />}
          {partOf(data) === 'nothing' && <Notice icon="clock" text={(data.mine && outcomeText(data.mine)) ?? '还没有签到，到门口签到后开始计时。'} />}
        </>
      )}
    </Page>
  );
}

function partOf({ actions }: OrderView): Part {
  if (actions.includes('checkOut')) return 'running';
  return actions.includes('ownTime') || actions.includes('disputeTime') ? 'minutes' : 'nothing';
}
