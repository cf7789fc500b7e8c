import type { AreaView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useSession } from '@/api';
import { AreaSheet } from '@/areas/AreaSheet';
import { chosenArea } from '@/areas/chosen-area';
import { useCall, useMinute } from '@/hooks';
import { callPhone, go } from '@/platform';
import { greetingText, shortTown, townOf } from '@/text';
import { Card, Chip, HelpPair, HeroAction, Icon, Page, Press, Slot, Talking, heading } from '@/ui';
import { useTalk } from '@/voice/use-talk';
import { ElderOffer } from './ElderOffer';
import { HomeShelves } from './HomeShelves';
import './ResidentHome.scss';

/** Guests may look at everything here; log-in is asked at the first action. */
export function ResidentHome(): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const setElder = useSession((session) => session.setElder);
  const person = useSession((session) => session.person);
  const [chosen, setChosen] = useState(chosenArea.get);
  const [choosing, setChoosing] = useState(false);
  const now = useMinute();
  const talk = useTalk();
  const communityId = person?.communityId ?? chosen?.id;
  const home = useCall('GET /v1/home', { query: { ...(communityId != null && { communityId }) } }, { everySeconds: 60, keep: true });
  useDidShow(() => {
    setChosen(chosenArea.get());
    if (home.data !== undefined) home.retry();
  });
  const hotline = home.data?.hotline ?? person?.hotline ?? null;
  const area = townOf(person?.communityText ?? chosen?.path ?? home.data?.areaText ?? '');

  function choose(community: AreaView): void {
    chosenArea.keep(community);
    setChosen(community);
  }

  const head = (
    <>
      {!elder && (
        <View className="home__greeting">
          <View className="home__hello" {...heading(1)}>{[home.data?.greetName, greetingText(now)].filter(Boolean).join('，')}</View>
          {home.data !== undefined && home.data.volunteersToday > 0 && (
            <View className="home__today">
              {`今天${shortTown(home.data.areaText)}有 `}
              <View className="home__count">{home.data.volunteersToday}</View>
              {' 位志愿者可以上门'}
            </View>
          )}
        </View>
      )}
      <Card hero>
        <HeroAction title="我要点单" hint={elder ? '有事就说，有人来帮' : '选一样，说清楚，约 40 秒'} onPress={() => go('/order/create/index')} />
        {hotline !== null && (
          <HelpPair callTitle={elder ? '打电话求助' : '一键求助'} onCall={() => callPhone(hotline)} onVoice={() => go('/order/voice/index')} voice={talk.hold} />
        )}
      </Card>
      <Slot><ElderOffer /></Slot>
      <Slot>{talk.shown && <Talking {...talk.shown} />}</Slot>
    </>
  );

  return (
    <Page
      title="首页"
      tab={0}
      left={
        <View className="home__top">
          <Area name={elder ? shortTown(area) : area} onPress={person?.communityId ? undefined : () => setChoosing(true)} />
          <Chip label={elder ? '标准版' : '长辈版'} {...(!elder && { icon: 'aplus' as const })} onPress={() => setElder(!elder)} />
        </View>
      }
      call={home}
      skeleton={elder ? 'cards' : 'home'}
      head={head}
    >
      {(data) => (
        <>
          <HomeShelves home={data} />
          <AreaSheet open={choosing} onClose={() => setChoosing(false)} onPick={choose} />
        </>
      )}
    </Page>
  );
}

function Area({ name, onPress }: { readonly name: string; readonly onPress: (() => void) | undefined }): React.ReactNode {
  const words = (
    <>
      <Icon name="pin" />
      <View className="home__area-name">{name}</View>
    </>
  );
  if (onPress === undefined) return <View className="home__area">{words}</View>;
  return (
    <Press className="home__area" label={`${name}，点这里换地方`} onPress={onPress}>
      {words}
      <Icon name="down" size="text" />
    </Press>
  );
}
