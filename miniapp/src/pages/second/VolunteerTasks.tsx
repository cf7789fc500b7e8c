import type { AssignmentState, TaskRow } from '@supermarket/shared';
import { useState } from 'react';
import { useMinute, usePages } from '@/hooks';
import { go, goTab } from '@/platform';
import { momentText, shelfDrawing, windowText } from '@/text';
import { Card, ListRow, Page, Segmented, ShelfTile, StateBlock, Tag } from '@/ui';

const WHICH = [{ value: 'live', label: '要做的' }, { value: 'done', label: '做过的' }] as const;

/** What the part is called, and whether it asks for something. */
const STATES: Readonly<Record<AssignmentState, string>> = {
  OFFERED: '等您回复', DECLINED: '婉拒了', TIMED_OUT: '邀请过期', SUPERSEDED: '已有人接', ACCEPTED: '已接单',
  WITHDRAWN: '来不了', NO_SHOW: '没去成', EXCUSED: '没做成', CHECKED_IN: '正在服务', CHECKED_OUT: '等对方确认',
  TIME_DISPUTED: '核对时长', VERIFIED: '时长核好了', CREDITED: '记上时长', VOIDED: '已作废',
};

/** 我的任务: what I have promised, soonest first; below it what I have done. */
export function VolunteerTasks(): React.ReactNode {
  const [which, setWhich] = useState<'live' | 'done'>('live');
  const tasks = usePages('GET /v1/tasks', { query: { which } });
  return (
    <Page title="我的任务" tab={1} call={tasks} skeleton="rows" head={<Segmented items={WHICH} value={which} onChange={setWhich} />}>
      {(rows) =>
        rows.length === 0
          ? <Nothing which={which} />
          : <Card pad="none">{rows.map((row) => <Row key={row.assignmentId} row={row} />)}</Card>}
    </Page>
  );
}

function Row({ row }: { readonly row: TaskRow }): React.ReactNode {
  const now = useMinute();
  const when = row.checkedInAt === null ? windowText(row.window, now, row.dayPart) : momentText(row.checkedInAt, now);
  return (
    <ListRow
      lead={<ShelfTile name={shelfDrawing(row.shelf)} />}
      title={row.title}
      note={`${when} · ${row.place.text}`}
      trailing={<Tag tone={row.waitsForMe ? 'warn' : 'neutral'} label={STATES[row.state]} />}
      onPress={() => go('/serve/task/index', { id: row.orderId })}
    />
  );
}

function Nothing({ which }: { readonly which: 'live' | 'done' }): React.ReactNode {
  return which === 'live'
    ? <StateBlock drawing="empty" title="现在没有要做的事" text="有空的时候，去看看谁要人帮。" actions={[{ label: '去接单', onPress: () => goTab(0) }]} />
    : <StateBlock drawing="empty" title="还没有做过" text="帮一次忙，这里就有一笔。" actions={[{ label: '去接单', onPress: () => goTab(0) }]} />;
}
