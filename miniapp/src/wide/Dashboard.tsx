import { QUEUES, type Id, type Queue, type QueueCount, type QueuesView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useCall, useMinute } from '@/hooks';
import { useLive } from '@/live/use-live';
import { go, goTab } from '@/platform';
import { isoDayText, QUEUE_NAMES, queueHint, toPlanText, weekdayText } from '@/text';
import { dayTitle, monthBefore } from '@/text/progress';
import { Button, Card, FactWord, heading, Late, LoadedContent, Page, QueueTile, SlaClock, Slot, Tabs } from '@/ui';
import { useIsOthersWork } from '@/work/use-posts';
import { AreaPicker } from './AreaPicker';
import { BelowFigures, SideFigures, type WhichMonth } from './Figures';
import { SearchBox } from './SearchBox';
import { FoundTable, WorkTable } from './WorkTable';
import './wide.scss';

/** 工作台 with room: the same queues as on the phone, as a table, and the figures of what the posts reach (picture 20). */
export function Dashboard(): React.ReactNode {
  const [areaId, setAreaId] = useState<Id>();
  const [words, setWords] = useState('');
  const closed = useIsOthersWork('orders');
  const queues = useCall('GET /v1/desk/queues', { query: areaId ? { areaId } : {} }, { everySeconds: 60 });
  const now = useMinute();
  useLive({ queues: true });
  useDidShow(() => {
    if (queues.data) queues.retry();
  });
  const title = (
    <View className="wide__top">
      <View className="wide__title" {...heading(1)}>{queues.data ? dayTitle(weekdayText(now), queues.data.queues) : '工作台'}</View>
      <AreaPicker areaId={areaId} areaText={queues.data?.areaText ?? ''} onPick={setAreaId} />
      {!closed && <SearchBox asked={words} onAsk={setWords} />}
      <Button kind={queues.data ? 'primary' : 'second'} size="md" icon="plus" label="代群众点单" onPress={() => go('/order/create/index', { for: 'other' })} />
    </View>
  );
  return (
    <Page title="工作台" tab={0} full left={title} call={queues} skeleton="tiles">
      {(data) => <Desk data={data} areaId={areaId} words={words} onLeave={() => setWords('')} />}
    </Page>
  );
}

interface DeskProps {
  readonly data: QueuesView;
  readonly areaId: Id | undefined;
  /** What is looked for; empty for nothing. */
  readonly words: string;
  readonly onLeave: () => void;
}

function Desk({ data, areaId, words, onLeave }: DeskProps): React.ReactNode {
  const [queue, setQueue] = useState<Queue | 'all'>('all');
  const [which, setWhich] = useState<WhichMonth>('now');
  const closed = useIsOthersWork('orders');
  function look(at: Queue | 'all'): void {
    onLeave();
    setQueue(at);
  }
  const now = useMinute();
  const month = which === 'now' ? undefined : monthBefore(isoDayText(now).slice(0, 7));
  const progress = useCall('GET /v1/desk/progress', { query: { ...(month && { month }), ...(areaId && { areaId }) } }, { enabled: !closed });
  const today = progress.data?.days.at(-1);
  const countOf = (one: Queue): string => String(data.queues.find((each) => each.queue === one)?.count ?? 0);
  return (
    <>
      <View className="wide__tiles">
        {data.queues.map((each) => <Tile key={each.queue} queue={each} onPress={() => (each.queue === 'redeem' ? goTab(2) : look(each.queue))} />)}
        {today && (
          <QueueTile name="今天新单" count={today.placed} onPress={() => goTab(1)}>
            <FactWord icon="okc" text={`办结 ${today.closed} 件`} />
          </QueueTile>
        )}
      </View>
      <Slot>{data.toPlan > 0 && <ToPlan count={data.toPlan} />}</Slot>
      <View className="wide__columns">
        <View className="wide__main">
          <Card>
            <View className="wide__table-head">
              <Tabs
                items={[{ value: 'all', label: '先办这些' }, ...QUEUES.map((value) => ({ value, label: QUEUE_NAMES[value], count: countOf(value) }))]}
                value={queue}
                onChange={look}
              />
              {words === '' && <View className="wide__sorted">按时限排</View>}
            </View>
            {words !== '' && (
              <View className="wide__found">
                <View className="wide__found-words" role="status">{`正在看“${words}”的结果`}</View>
                <Button kind="text" size="md" label="回到要办的事" onPress={onLeave} />
              </View>
            )}
            {words === '' ? <WorkTable key={`${queue} ${areaId}`} queue={queue === 'all' ? undefined : queue} areaId={areaId} /> : <FoundTable key={`${words} ${areaId}`} words={words} areaId={areaId} />}
          </Card>
          <Slot>{progress.data && <BelowFigures progress={progress.data} which={which} />}</Slot>
        </View>
        {!closed && (
          <View className="wide__side">
            <LoadedContent call={progress} skeleton="cards">
              {(figures) => <SideFigures progress={figures} which={which} onWhich={setWhich} />}
            </LoadedContent>
          </View>
        )}
      </View>
    </>
  );
}

/** Where a morning begins: what waits for people, planned at once. */
function ToPlan({ count }: { readonly count: number }): React.ReactNode {
  return (
    <Card>
      <View className="wide__plan">
        <FactWord icon="send" text={`${toPlanText(count)}，可以一次配好，看一遍再邀请`} />
        <Button kind="second" size="md" label="一起派单" onPress={() => go('/desk/plan/index')} />
      </View>
    </Card>
  );
}

function Tile({ queue, onPress }: { readonly queue: QueueCount; readonly onPress: () => void }): React.ReactNode {
  const { clock, text } = queueHint(queue, useMinute());
  return (
    <QueueTile name={QUEUE_NAMES[queue.queue]} count={queue.count} onPress={onPress}>
      {clock ? <SlaClock dueAt={queue.dueAt!} words brief /> : queue.late > 1 ? <Late text={text} /> : <FactWord icon={queue.count === 0 ? 'okc' : 'cal'} text={text} />}
    </QueueTile>
  );
}
