import type { StaffSeat } from '@supermarket/shared';
import { go } from '@/platform';
import { ROLE_WORDS } from '@/text/staff';
import { Card, ListRow } from '@/ui';

/** What staff manage beside the daily queues, as far as their posts reach. */
export function StaffRows({ seats }: { readonly seats: readonly StaffSeat[] }): React.ReactNode {
  const holds = (...roles: readonly StaffSeat['role'][]): boolean => seats.some(({ role }) => roles.includes(role));
  return (
    <Card pad="none">
      {seats.map(({ id, role, areaText, stationName }) => (
        <ListRow key={id} icon="idc" title={ROLE_WORDS[role]} value={stationName ?? areaText} />
      ))}
      {holds('dispatcher', 'town', 'city') && <ListRow icon="people" title="志愿者" onPress={() => go('/desk/volunteers/index')} />}
      {holds('dispatcher', 'town', 'city') && <ListRow icon="msg" title="提问和投诉建议" onPress={() => go('/desk/feedback/index')} />}
      {holds('dispatcher', 'town', 'city') && <ListRow icon="phone" title="社区电话和位置" onPress={() => go('/desk/communities/index')} />}
      {holds('dispatcher', 'town', 'city') && <ListRow icon="phone" title="待打电话" onPress={() => go('/desk/calls/index')} />}
      {holds('dispatcher', 'town', 'city') && <ListRow icon="doc" title="缺人清单" onPress={() => go('/desk/gaps/index')} />}
      {holds('town', 'city') && <ListRow icon="people" title="自动扩大和结对单位" onPress={() => go('/desk/ladders/index')} />}
      {holds('dispatcher', 'town', 'city') && <ListRow icon="heart" title="亲情代办登记" onPress={() => go('/desk/family/index')} />}
      {holds('town', 'city') && <ListRow icon="user" title="工作人员" onPress={() => go('/desk/seats/index')} />}
    </Card>
  );
}
