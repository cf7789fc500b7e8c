import type { StaffSeatRow } from '@supermarket/shared';
import { useState } from 'react';
import { useSession } from '@/api';
import { useAct, useMinute, usePages } from '@/hooks';
import { readAloud } from '@/text';
import { ROLE_WORDS, seatLine } from '@/text/staff';
import { ActionBar, ask, Avatar, Button, Card, ListRow, More, Page, Sheet, StateBlock, toast } from '@/ui';
import { AppointForm } from './AppointForm';

/** 工作人员: who holds which post; towns and the city fill and end them. */
export default function DeskSeats(): React.ReactNode {
  const now = useMinute();
  const me = useSession((session) => session.person?.id);
  const seats = usePages('GET /v1/staff-seats', { query: {} });
  const [appointing, setAppointing] = useState(false);
  return (
    <Page
      title="工作人员" call={seats} skeleton="rows"
      bar={() => <ActionBar><Button icon="plus" block label="请一位同事" onPress={() => setAppointing(true)} /></ActionBar>}
    >
      {(rows) => (
        <>
          {rows.length === 0 && <StateBlock drawing="empty" title="还没有别的同事" text="对方用手机号登录过，就可以请。" />}
          {rows.length > 0 && (
            <Card pad="none">
              {rows.map((seat) => (
                <ListRow key={seat.id} lead={<Avatar name={seat.name} />} title={seat.name || '没写姓名'} note={seatLine(seat, now)} trailing={seat.personId !== me && <EndSeat seat={seat} />} />
              ))}
            </Card>
          )}
          <More of={seats} />
          <Sheet open={appointing} title="请一位同事" hint="约 30 秒" onClose={() => setAppointing(false)}>
            <AppointForm onDone={() => setAppointing(false)} />
          </Sheet>
        </>
      )}
    </Page>
  );
}

function EndSeat({ seat }: { readonly seat: StaffSeatRow }): React.ReactNode {
  const end = useAct('POST /v1/staff-seats/:id/end', { refreshes: ['GET /v1/staff-seats', 'GET /v1/me'] });
  async function press(): Promise<void> {
    const sure = await ask({
      title: `${readAloud(seat.name)}不再做${ROLE_WORDS[seat.role]}了？`, text: '马上就不能办事了，做过的事都还留着记录。', stay: '再想想', act: '结束岗位', dark: true,
    });
    if (sure && (await end.run({ params: { id: seat.id } }))) toast('岗位结束了', 'okc');
  }
  return <Button kind="quiet" size="md" label="结束" onPress={press} />;
}
