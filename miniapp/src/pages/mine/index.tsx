import { HATS, type Hat, type MeView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { askLogin, sessionStore, useSession } from '@/api';
import { useCall } from '@/hooks';
import { go } from '@/platform';
import { abilitiesText } from '@/text';
import { Card, Icon, ListRow, Page, PersonRow, Press, Segmented, Slot, StateBlock, Switch, toast } from '@/ui';
import { AccountTiles } from './AccountTiles';
import { Later } from './Later';
import { LogoutRows } from './LogoutRows';
import { StaffRows } from './StaffRows';
import './index.scss';

const HAT_NAMES: Readonly<Record<Hat, string>> = { resident: '居民', volunteer: '志愿者', staff: '工作人员' };

export default function Mine(): React.ReactNode {
  const loggedIn = useSession((session) => session.token !== null);
  const me = useCall('GET /v1/me', {}, { enabled: loggedIn, keep: true });
  useDidShow(() => {
    if (me.data !== undefined) me.retry();
  });
  // Hats that were given meanwhile appear here.
  useEffect(() => {
    if (me.data !== undefined && loggedIn) sessionStore.getState().update(me.data);
  }, [me.data, loggedIn]);
  if (!loggedIn) {
    return (
      <Page title="我的" tab={3}>
        <StateBlock drawing="empty" title="还没有登录" text="登录后就能点单、接单。" actions={[{ label: '登录', onPress: askLogin }]} />
        <Card pad="none"><ElderRow /></Card>
      </Page>
    );
  }
  return (
    <Page title="我的" tab={3} call={me} skeleton="rows">
      {(data) => <OwnPage me={data} />}
    </Page>
  );
}

function OwnPage({ me }: { readonly me: MeView }): React.ReactNode {
  const hat = useSession((session) => session.hat);
  const elder = useSession((session) => session.elder);
  const { data: waiting } = useCall('GET /v1/me/waiting', {});
  const { data: neighbours } = useCall('GET /v1/me/neighbours', {});
  const { volunteer } = me;

  function wear(next: Hat): void {
    if (next === hat) return;
    sessionStore.getState().wear(next);
    toast(`现在是${HAT_NAMES[next]}`, 'swap');
  }

  return (
    <>
      <Card>
        <Press className="mine__person" onPress={() => go('/me/profile/index')}>
          <PersonRow
            name={me.maskedName}
            size="l"
            party={hat === 'volunteer' && volunteer?.party === 'verified' && volunteer.showParty && '党员志愿者'}
            line={me.name === null ? '点这里写姓名和电话' : [me.maskedPhone, volunteer !== null && `编号 ${volunteer.no}`].filter(Boolean).join(' · ')}
            action={<Icon name="right" size="text" />}
          />
        </Press>
        {me.hats.length > 1 && (
          <View className="mine__hats">
            <Segmented tick items={HATS.filter((one) => me.hats.includes(one)).map((value) => ({ value, label: HAT_NAMES[value] }))} value={hat} onChange={wear} />
          </View>
        )}
      </Card>
      <Slot>{hat === 'staff' && <StaffRows seats={me.seats} />}</Slot>
      <Slot>{hat === 'volunteer' && volunteer !== null && !elder && <AccountTiles />}</Slot>
      <Card pad="none">
        {volunteer === null ? (
          <ListRow icon="heart" title="登记成为志愿者" value="约 30 秒" onPress={() => go('/me/volunteer/index')} />
        ) : (
          <ListRow icon="cal" title="我的技能和空闲" value={abilitiesText(volunteer)} onPress={() => go('/me/volunteer/index')} />
        )}
        <ListRow
          icon="people"
          title={hat === 'staff' ? '代群众点单的人' : '代谁点单'}
          value={neighbours === undefined || neighbours.neighbours.length === 0 ? undefined : `${neighbours.neighbours.length} 人`}
          onPress={() => go('/me/neighbours/index')}
        />
      </Card>
      <Slot>
        <Later>
          <Card pad="none">
            <ElderRow />
            <ListRow icon="msg" title="消息" value={waiting && waiting.messages > 0 ? `${waiting.messages} 条没看` : undefined} onPress={() => go('/me/messages/index')} />
            {hat !== 'staff' && <ListRow icon="heart" title="亲情代办" value={elder ? undefined : '家里人帮忙'} onPress={() => go('/me/family/index')} />}
            <ListRow icon="lock" title="隐私与授权" onPress={() => go('/me/privacy/index')} />
            <ListRow icon="eye" title="谁看过我的信息" value={waiting && `最近 ${waiting.looks} 次`} onPress={() => go('/me/looks/index')} />
            <ListRow icon="edit" title="投诉建议" value={waiting && waiting.answers > 0 ? `有 ${waiting.answers} 条答复` : undefined} onPress={() => go('/me/feedback/index')} />
            {!elder && <ListRow icon="scan" title="登录电脑" onPress={() => go('/me/approve/index')} />}
            {!elder && <ListRow icon="key" title="填开通码" onPress={() => go('/me/code/index')} />}
          </Card>
        </Later>
      </Slot>
      <Slot><Later><LogoutRows /></Later></Slot>
    </>
  );
}

function ElderRow(): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const setElder = useSession((session) => session.setElder);
  return (
    <ListRow icon="aplus" title="长辈版" value={elder ? undefined : '大字、大按钮'} trailing={<Switch on={elder} onChange={setElder} label="长辈版" />} />
  );
}
