import type { QueueCount, QueuesView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useSession } from '@/api/session';
import { useCall, useMinute } from '@/hooks';
import { useLive } from '@/live/use-live';
import { go, goTab } from '@/platform';
import { benchTitle, QUEUE_NAMES, queueHint, toPlanText, weekdayText } from '@/text';
import {
  Avatar, Card, FactWord, Icon, Late, ListRow, Page, Press, QueueTile, QueueTiles, SectionTitle, SlaClock, StateBlock, heading, type IconName,
} from '@/ui';
import { useIsOthersWork } from '@/work/use-posts';
import { WorkList } from '@/work/WorkList';
import './StaffBench.scss';

/** 工作台: four queues with their nearest limit, three quick ways, and what comes first (picture 11). */
export function StaffBench(): React.ReactNode {
  const queues = useCall('GET /v1/desk/queues', { query: {} }, { everySeconds: 60 });
  const place = useSession((session) => session.person?.communityText);
  useLive({ queues: true });
  useDidShow(() => {
    if (queues.data) queues.retry();
  });
  return (
    <Page title="工作台" tab={0} left={<Place text={queues.data?.areaText ?? place ?? '工作台'} />} call={queues} skeleton="tiles">
      {(data) => (
        <>
          <Greeting data={data} />
          <QueueTiles>
            {data.queues.map((queue) => <Tile key={queue.queue} queue={queue} />)}
          </QueueTiles>
          <QuickWays />
          <Beside data={data} />
          {data.first.length > 0 && (
            <>
              <SectionTitle title="先办这几件" aside="按时限排" />
              <WorkList rows={data.first} />
            </>
          )}
          {data.first.length === 0 && <StateBlock drawing="done" title="都办完了" text="有新的点单，这里马上就有。" />}
        </>
      )}
    </Page>
  );
}

/** What waits outside the queues; what does not wait takes no room. */
function Beside({ data: { feedback, calls, gaps, partyToVerify, toPlan } }: { readonly data: QueuesView }): React.ReactNode {
  if (feedback.count + calls + gaps + partyToVerify + toPlan === 0) return null;
  return (
    <Card pad="none">
      {toPlan > 0 && <ListRow icon="send" title="一起派单" value={toPlanText(toPlan)} onPress={() => go('/desk/plan/index')} />}
      {feedback.count > 0 && (
        <ListRow
          icon="msg" title={`${feedback.count} 件提问和投诉建议`} {...(feedback.dueAt !== null && { trailing: <SlaClock dueAt={feedback.dueAt} /> })}
          onPress={() => go('/desk/feedback/index')}
        />
      )}
      {calls > 0 && <ListRow icon="phone" title="待打电话" value={`${calls} 位`} onPress={() => go('/desk/calls/index')} />}
      {gaps > 0 && <ListRow icon="doc" title="缺人清单" value={`${gaps} 件`} onPress={() => go('/desk/gaps/index')} />}
      {partyToVerify > 0 && <ListRow icon="idc" title="党员身份要核实" value={`${partyToVerify} 位`} onPress={() => go('/desk/volunteers/index', { party: 'claimed' })} />}
    </Card>
  );
}

function Place({ text }: { readonly text: string }): React.ReactNode {
  return <View className="bench__place" {...heading(1)}>{text}</View>;
}

function Greeting({ data }: { readonly data: QueuesView }): React.ReactNode {
  const now = useMinute();
  return (
    <View className="bench__greeting">
      <View className="bench__words">
        <View className="bench__title" {...heading(1)}>{benchTitle(data.queues)}</View>
        <View className="bench__who">{`${data.name} · ${weekdayText(now)}`}</View>
      </View>
      <Avatar name={data.name} />
    </View>
  );
}

function Tile({ queue }: { readonly queue: QueueCount }): React.ReactNode {
  const { clock, text } = queueHint(queue, useMinute());
  return (
    <QueueTile
      name={QUEUE_NAMES[queue.queue]}
      count={queue.count}
      onPress={() => (queue.queue === 'redeem' ? goTab(2) : go('/desk/queue/index', { queue: queue.queue }))}
    >
      {clock ? <SlaClock dueAt={queue.dueAt!} words brief before="1 件剩" /> : queue.late > 1 ? <Late text={text} /> : <FactWord icon={iconOf(queue)} text={text} />}
    </QueueTile>
  );
}

const iconOf = ({ queue, count }: QueueCount): IconName =>
  count === 0 ? 'okc' : queue === 'redeem' ? 'box' : 'cal';

function QuickWays(): React.ReactNode {
  const [noOrders, noDesk] = [useIsOthersWork('orders'), useIsOthersWork('desk')];
  const ways = [
    { icon: 'phone', label: '代群众点单', onPress: () => go('/order/create/index', { for: 'other' }) },
    ...(noDesk ? [] : [{ icon: 'scan', label: '扫码兑换', onPress: () => goTab(2) }] as const),
    ...(noOrders ? [] : [{ icon: 'people', label: '找志愿者', onPress: () => go('/desk/volunteers/index') }] as const),
  ] as const;
  return (
    <Card pad="none">
      <View className="bench__ways">
        {ways.map(({ icon, label, onPress }) => (
          <Press key={label} className="bench__way" onPress={onPress}>
            <Icon name={icon} />
            <View>{label}</View>
          </Press>
        ))}
      </View>
    </Card>
  );
}
