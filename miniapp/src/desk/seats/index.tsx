import { useState } from 'react';
import { useAct, useCall, usePages } from '@/hooks';
import { dayText, ROLE_NAMES, rolesBelow } from '@/text';
import type { StaffSeatRow } from '@supermarket/shared';
import { ActionBar, ask, Button, Card, Page, PersonRow, SectionTitle, StateBlock, toast } from '@/ui';
import { AppointSheet } from './AppointSheet';

/** 任命: who works for the area, with the way to appoint somebody by their phone number and to end a seat. */
export default function DeskSeats(): React.ReactNode {
  const seats = usePages('GET /v1/staff-seats', { query: {} });
  const me = useCall('GET /v1/me', {});
  const [appointing, setAppointing] = useState(false);
  const roles = rolesBelow(me.data?.seats ?? []);
  return (
    <Page
      title="工作人员" call={seats} skeleton="rows"
      bar={roles.length > 0 && <ActionBar><Button block label="任命一位" onPress={() => setAppointing(true)} /></ActionBar>}
    >
      {(rows) => (
        <>
          {rows.length === 0 && <StateBlock drawing="empty" title="还没有工作人员" text="按手机号任命一位，对方要先登录过。" />}
          {rows.length > 0 && <SectionTitle title="现在的工作人员" {...(!seats.more && { aside: `${rows.length} 位` })} />}
          {rows.length > 0 && <Card>{rows.map((row) => <Seat key={row.id} row={row} mayEnd={roles.includes(row.role)} />)}</Card>}
          {seats.more && <Button kind="quiet" block label="再看一些" loading={seats.loadingMore} onPress={seats.loadMore} />}
          {appointing && me.data && <AppointSheet seats={me.data.seats} roles={roles} onClose={() => setAppointing(false)} />}
        </>
      )}
    </Page>
  );
}

function Seat({ row, mayEnd }: { readonly row: StaffSeatRow; readonly mayEnd: boolean }): React.ReactNode {
  const end = useAct('POST /v1/staff-seats/:id/end', { refreshes: ['GET /v1/staff-seats', 'GET /v1/me'] });
  async function press(): Promise<void> {
    const sure = await ask({ title: `${row.name}不再负责这里？`, text: '马上生效，对方看不到这里的单了。', stay: '再想想', act: '结束任命', dark: true });
    if (sure && (await end.run({ params: { id: row.id } }))) toast('已经结束', 'okc');
  }
  const where = row.stationName ?? row.areaText;
  return (
    <PersonRow
      name={row.name} line={`${ROLE_NAMES[row.role]} · ${where} · ${dayText(row.since)}起`}
      action={mayEnd && <Button kind="quiet" size="md" label="结束" onPress={press} />}
    />
  );
}
