import { QUEUES, type Queue } from '@supermarket/shared';
import { useDidShow, useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { usePages } from '@/hooks';
import { useLive } from '@/live/use-live';
import { go, goTab } from '@/platform';
import { QUEUE_NAMES } from '@/text';
import { Button, Chip, Chips, More, Page, StateBlock } from '@/ui';
import { WorkList } from '@/work/WorkList';

const isQueue = (value: string | undefined): value is Queue => QUEUES.some((queue) => queue === value);

/** One queue, the nearest limit first. */
export default function DeskQueue(): React.ReactNode {
  const asked = useRouter().params['queue'];
  const [queue, setQueue] = useState<Queue>(isQueue(asked) ? asked : 'review');
  const work = usePages('GET /v1/desk/work', { query: { queue } });
  useLive({ queues: true });
  useDidShow(() => {
    if (work.data) work.retry();
  });
  const queues = (
    <Chips scroll>
      {QUEUES.map((each) => <Chip key={each} label={QUEUE_NAMES[each]} on={each === queue} onPress={() => setQueue(each)} />)}
    </Chips>
  );
  return (
    <Page title={QUEUE_NAMES[queue]} call={work} skeleton="rows" head={queues}>
      {(rows) =>
        rows.length === 0 ? (
          <StateBlock drawing="done" title="都办完了" text="有新的，这里马上就有。" />
        ) : (
          <>
            <WorkList rows={rows} noteOf={({ note, place }) => `${note} · ${place}`} />
            {queue === 'dispatch' && <Button kind="second" block label="一起派单" onPress={() => go('/desk/plan/index')} />}
            {queue === 'redeem' && <Button kind="second" block label="去兑换台" onPress={() => goTab(2)} />}
            <More of={work} />
          </>
        )
      }
    </Page>
  );
}
