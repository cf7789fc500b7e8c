import type { LedgerEntry } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMinute, usePages, type LoadedPages } from '@/hooks';
import { hoursRow, pointsRow } from '@/text';
import { LedgerRow, LoadedContent, StateBlock } from '@/ui';
import { EntrySheet } from './EntrySheet';

/** 积分流水: on tap a line says why it is what it is. */
export function PointsList(): React.ReactNode {
  const now = useMinute();
  const entries = usePages('GET /v1/me/points', { query: {} });
  const [open, setOpen] = useState<LedgerEntry>();
  return (
    <>
      <Lines pages={entries} empty={<StateBlock drawing="empty" title="还没有积分" text="帮一次忙，对方确认后就有。" />}>
        {(entry) => <LedgerRow key={entry.id} kind="points" {...pointsRow(entry, now)} onPress={() => setOpen(entry)} />}
      </Lines>
      <EntrySheet entry={open} onClose={() => setOpen(undefined)} />
    </>
  );
}

/** 时长流水: legal service records. */
export function HoursList(): React.ReactNode {
  const now = useMinute();
  const entries = usePages('GET /v1/me/hours', { query: {} });
  return (
    <Lines pages={entries} empty={<StateBlock drawing="empty" title="还没有服务时长" text="帮一次忙，办完就记下。" />}>
      {(entry) => <LedgerRow key={entry.id} kind="hours" {...hoursRow(entry, now)} />}
    </Lines>
  );
}

interface LinesProps<T> {
  readonly pages: LoadedPages<T>;
  readonly empty: React.ReactNode;
  readonly children: (entry: T) => React.ReactNode;
}

function Lines<T>({ pages, empty, children }: LinesProps<T>): React.ReactNode {
  return (
    <View className="points__list">
      <LoadedContent call={pages} skeleton="rows">
        {(entries) => (entries.length === 0 ? empty : <View>{entries.map(children)}</View>)}
      </LoadedContent>
      {pages.loadingMore && <View className="points__more">正在拿更早的…</View>}
    </View>
  );
}
