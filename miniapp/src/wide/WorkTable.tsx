import type { Id, Queue, WorkRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { usePages } from '@/hooks';
import { orderStateText, QUEUE_NAMES } from '@/text';
import { shortTown } from '@/text/home';
import { classes, LoadedContent, More, SlaClock, StateBlock, Tag } from '@/ui';
import { openWork } from '@/work/open-work';
import './wide.scss';

const ACTS: Readonly<Record<Queue, string>> = { review: '去审核', dispatch: '去派单', verify: '去核实', redeem: '去兑换台' };

/** One queue or all of them, twenty at a time, the nearest limit first. Arrows go from row to row, Enter opens. */
export function WorkTable({ queue, areaId }: { readonly queue: Queue | undefined; readonly areaId: Id | undefined }): React.ReactNode {
  const work = usePages('GET /v1/desk/work', { query: { ...(queue && { queue }), ...(areaId && { areaId }) } });
  return (
    <LoadedContent call={work} skeleton="rows">
      {(rows) =>
        rows.length === 0 ? <StateBlock drawing="done" title="都办完了" text="有新的，这里马上就有。" /> : (
          <>
            <Rows rows={rows} />
            <More of={work} />
          </>
        )
      }
    </LoadedContent>
  );
}

/** 恩城街道 东门社区 → 恩城 · 东门社区; a station's name stays as it is. */
function placeText(place: string): string {
  const [town, ...rest] = place.split(' ');
  return rest.length === 0 ? place : `${shortTown(town!)} · ${rest.join(' ')}`;
}

/** The orders that somebody looks for, in whatever state, the newest first. */
export function FoundTable({ words, areaId }: { readonly words: string; readonly areaId: Id | undefined }): React.ReactNode {
  const found = usePages('GET /v1/desk/orders', { query: { q: words, ...(areaId && { areaId }) } });
  return (
    <LoadedContent call={found} skeleton="rows">
      {(rows) =>
        rows.length === 0 ? <StateBlock drawing="empty" title={`没找到“${words}”`} text="近 90 天的单里没有。换个说法，或者把单号打全，像 1123-0316。" /> : (
          <>
            <Rows rows={rows} found />
            <More of={found} />
          </>
        )
      }
    </LoadedContent>
  );
}

interface RowsProps {
  readonly rows: readonly WorkRow[];
  /** Found, not waiting: each with its own state. */
  readonly found?: boolean;
}

export function Rows({ rows, found = false }: RowsProps): React.ReactNode {
  // The whole table is one stop of the Tab key; inside it the arrows lead.
  const [at, setAt] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const act = ({ queue, dueAt }: WorkRow): string => (found && dueAt === null ? '打开' : ACTS[queue]);
  const current = Math.min(at, rows.length - 1);

  function walk(event: React.KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: rows.length - 1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons.current[Math.min(Math.max(next, 0), rows.length - 1)]?.focus();
  }

  return (
    <table className="work-table" onKeyDown={walk}>
      <caption className="work-table__caption">{found ? '找到的订单，新的在前。' : '要办的事，按时限排。'}上下键换行，回车打开，按 / 查找。</caption>
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">镇街 · 社区</th>
          <th scope="col">状态</th>
          <th scope="col">时限</th>
          <th scope="col">办理</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.queue} ${row.id}`} className="work-table__row" onClick={() => openWork(row)}>
            <th scope="row">
              <View className="work-table__what">
                <View className="work-table__title">
                  {row.title}
                  {row.urgent && <Tag tone="warn" label="急" />}
                </View>
                <View className="work-table__note">{row.note}</View>
              </View>
            </th>
            <td>{placeText(row.place)}</td>
            <td><Tag label={found && row.status ? orderStateText(row.status) : QUEUE_NAMES[row.queue]} /></td>
            <td>{row.dueAt === null ? '没有时限' : <SlaClock dueAt={row.dueAt} words />}</td>
            <td>
              <button
                ref={(button) => { buttons.current[index] = button; }}
                type="button"
                className={classes('ui-press', 'work-table__act')}
                tabIndex={index === current ? 0 : -1}
                aria-label={`${act(row)}：${row.title}`}
                onFocus={() => setAt(index)}
                onClick={(event) => {
                  event.stopPropagation();
                  openWork(row);
                }}
              >
                {act(row)}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
