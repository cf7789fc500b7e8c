import type { AreaView, Id, StaffRole, StaffSeat } from '@supermarket/shared';
import { useState } from 'react';
import { useAct, useCall } from '@/hooks';
import { newId } from '@/platform';
import { ROLE_HINTS, ROLE_NAMES } from '@/text';
import { Button, Field, ListRow, OptionRow, Sheet, toast } from '@/ui';

interface AppointSheetProps {
  /** My own seats: their areas are where I may appoint. */
  readonly seats: readonly StaffSeat[];
  readonly roles: readonly StaffRole[];
  readonly onClose: () => void;
}

interface Choice {
  readonly id: Id;
  readonly name: string;
}

/** Somebody known here by their phone number, for a kind of work, at a place below one's own. */
export function AppointSheet({ seats, roles, onClose }: AppointSheetProps): React.ReactNode {
  const [id] = useState(newId);
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState<StaffRole>(roles.includes('dispatcher') ? 'dispatcher' : roles[0]!);
  const [place, setPlace] = useState<Choice>();
  const [picking, setPicking] = useState(false);
  const appoint = useAct('POST /v1/staff-seats', { refreshes: ['GET /v1/staff-seats'] });
  const areas = useCall('GET /v1/areas', {});
  const stations = useCall('GET /v1/stations', {}, { enabled: role === 'desk' });
  const station = role === 'desk' ? stations.data?.stations.find((each) => each.id === place?.id) : undefined;
  const area = station?.areaId ?? place?.id;
  const phoneFits = /^1\d{10}$/.test(phone);
  const missing = !phoneFits ? '写上手机号' : place === undefined ? '选个地方' : undefined;
  const choices = role === 'desk'
    ? (stations.data?.stations ?? []).filter(({ areaId }) => reaches(seats, areaId, areas.data?.areas ?? []))
    : (areas.data?.areas ?? []).filter((each) => KINDS[role].includes(each.kind) && reaches(seats, each.id, areas.data?.areas ?? [])).map((each) => ({ id: each.id, name: each.path }));

  async function send(): Promise<void> {
    const body = { id, phone, role, areaId: area!, ...(station && { stationId: station.id }) };
    if ((await appoint.run({ body })) === undefined) return;
    toast('任命好了', 'okc');
    onClose();
  }

  if (picking) {
    return (
      <Sheet open title={role === 'desk' ? '哪个站点？' : '负责哪里？'} onClose={() => setPicking(false)}>
        {choices.map((choice) => (
          <ListRow
            key={choice.id} title={choice.name}
            onPress={() => {
              setPlace(choice);
              setPicking(false);
            }}
          />
        ))}
      </Sheet>
    );
  }
  return (
    <Sheet open title="任命一位" hint="约 30 秒" onClose={onClose}>
      <Field
        label="对方的手机号" kind="phone" maxLength={11} value={phone} onChange={setPhone} help="对方要先在这里登录过，并填过手机号。"
        error={phone.length > 0 && phone.length < 11 ? `还差 ${11 - phone.length} 位` : undefined} id="phone"
      />
      {roles.map((each) => (
        <OptionRow
          key={each} label={ROLE_NAMES[each]} hint={ROLE_HINTS[each]} on={role === each}
          onPress={() => {
            setRole(each);
            setPlace(undefined);
          }}
        />
      ))}
      <Field label={role === 'desk' ? '站点' : '负责的地方'} value={place?.name ?? ''} placeholder="点这里选" onPress={() => setPicking(true)} />
      <Button block label="任命" disabledReason={missing} onPress={send} />
    </Sheet>
  );
}

const KINDS: Readonly<Record<StaffRole, readonly AreaView['kind'][]>> = {
  city: ['city'], town: ['town'], dispatcher: ['village', 'community'], desk: [],
};

/** Only places at or below my own are offered; the server has the last word. */
function reaches(seats: readonly StaffSeat[], areaId: Id, areas: readonly AreaView[]): boolean {
  for (let at: Id | null = areaId; at !== null; at = areas.find(({ id }) => id === at)?.parentId ?? null) {
    if (seats.some((seat) => seat.areaId === at)) return true;
  }
  return false;
}
