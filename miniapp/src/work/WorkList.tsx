import type { WorkRow } from '@supermarket/shared';
import { Card, ListRow, ShelfTile, SlaClock, Tag } from '@/ui';
import { shelfDrawing, workNote } from '@/text';
import { openWork } from './open-work';

interface WorkListProps {
  readonly rows: readonly WorkRow[];
  /** The second line; the queue and why it waits unless said. */
  readonly noteOf?: (row: WorkRow) => string;
  /** At the right; the clock unless said. */
  readonly endOf?: (row: WorkRow) => React.ReactNode;
}

/** Things to do, in the order of their limits. */
export function WorkList({ rows, noteOf = workNote, endOf = clockOf }: WorkListProps): React.ReactNode {
  return (
    <Card pad="none">
      {rows.map((row) => (
        <ListRow
          key={`${row.queue} ${row.id}`}
          title={row.title}
          note={noteOf(row)}
          {...(row.subject === 'order' ? { lead: <ShelfTile name={shelfDrawing(row.shelf)} /> } : { icon: row.subject === 'record' ? 'hour' : 'box' })}
          trailing={endOf(row)}
          arrow={false}
          onPress={() => openWork(row)}
        />
      ))}
    </Card>
  );
}

function clockOf({ urgent, dueAt }: WorkRow): React.ReactNode {
  if (dueAt !== null) return <SlaClock dueAt={dueAt} />;
  return urgent ? <Tag tone="warn" label="急" /> : null;
}
