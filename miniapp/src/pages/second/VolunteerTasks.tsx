import type { TaskRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useMinute, usePages, useSaid } from '@/hooks';
import { go, goTab } from '@/platform';
import { shelfDrawing, TASK_WORDS } from '@/text';
import { Card, ListRow, Page, Segmented, ShelfTile, StateBlock, Tag } from '@/ui';
import './VolunteerTasks.scss';

const WHICH = [{ value: 'live', label: '要做的' }, { value: 'done', label: '做过的' }] as const;

/** 我的任务: what waits for me and what I have promised, soonest first; beside it what I have done. */
export function VolunteerTasks(): React.ReactNode {
  const [which, setWhich] = useState<'live' | 'done'>('live');
  const tasks = usePages('GET /v1/tasks', { query: { which } }, { keep: true });
  useDidShow(() => {
    if (tasks.data) tasks.retry();
  });
  return (
    <Page title="我的任务" tab={1} call={tasks} skeleton="rows" head={<Head which={which} onChange={setWhich} />}>
      {(rows) =>
        rows.length === 0
          ? <Nothing which={which} />
          : <Card pad="none">{rows.map((row) => <Row key={row.assignmentId} row={row} />)}</Card>}
    </Page>
  );
}

interface HeadProps {
  readonly which: 'live' | 'done';
  readonly onChange: (which: 'live' | 'done') => void;
}

function Head({ which, onChange }: HeadProps): React.ReactNode {
  return (
    <View className="tasks__which">
      <Segmented items={WHICH} value={which} onChange={onChange} />
    </View>
  );
}

function Row({ row }: { readonly row: TaskRow }): React.ReactNode {
  const now = useMinute();
  const said = useSaid();
  const when = row.checkedInAt === null ? said.window(row.window, now, row.dayPart) : `${said.moment(row.checkedInAt, now)} 签到`;
  return (
    <ListRow
      lead={<ShelfTile name={shelfDrawing(row.shelf)} />}
      title={row.title}
      note={`${when} · ${row.place.text}`}
      trailing={<Tag tone={row.waitsForMe ? 'warn' : 'neutral'} label={TASK_WORDS[row.state]} />}
      onPress={() => go('/serve/task/index', { id: row.orderId })}
    />
  );
}

function Nothing({ which }: { readonly which: 'live' | 'done' }): React.ReactNode {
  return which === 'live'
    ? <StateBlock drawing="empty" title="现在没有要做的事" text="有空的时候，去看看谁要人帮。" actions={[{ label: '去接单', onPress: () => goTab(0) }]} />
    : <StateBlock drawing="empty" title="还没有做过" text="帮一次忙，这里就有一笔。" actions={[{ label: '去接单', onPress: () => goTab(0) }]} />;
}
