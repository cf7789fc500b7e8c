import type { MeView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useSession } from '@/api';
import { AreaSheet } from '@/areas/AreaSheet';
import { chosenArea, type ChosenArea } from '@/areas/chosen-area';
import { useCall } from '@/hooks';
import { callPhone, go } from '@/platform';
import { ActionBar, Button, Card, CardTitle, ListRow, Page, VoiceNote } from '@/ui';
import { said } from '@/voice/said';
import { SpeakBox } from './SpeakBox';
import { Trouble } from './Trouble';
import { useRecorder } from './use-recorder';
import { useSpokenOrder } from './use-spoken-order';
import './index.scss';


/** Somebody has spoken, here or with a finger on 按住说话: it is heard once more and becomes an order by one tap. */
export default function SpokenOrder(): React.ReactNode {
  const loggedIn = useSession((session) => session.token !== null);
  const person = useSession((session) => session.person);
  const elder = useSession((session) => session.elder);
  const me = useCall('GET /v1/me', {}, { enabled: loggedIn });
  const { note, order } = useSpokenOrder();
  const recorder = useRecorder(note.take);
  const [chosen, setChosen] = useState(chosenArea.get);
  const [choosing, setChoosing] = useState(false);
  useEffect(() => {
    const brought = said.take();
    if (typeof brought === 'string') recorder.setTrouble(brought);
    else if (brought !== undefined) note.take(brought);
  }, []);
  useDidShow(() => {
    if (me.data !== undefined) me.retry();
  });

  const home = placeOf(me.data ?? person);
  const place = home ?? chosen;
  const hotline = me.data?.hotline ?? person?.hotline ?? null;
  const nameless = me.data !== undefined && (me.data.name === null || me.data.phone === null);
  const recording = recorder.since !== null;
  const missing = recording ? '说完了，先点一下圆钮' : note.seconds === null ? '先说一说' : nameless ? '先留姓名和电话' : undefined;

  async function send(): Promise<void> {
    if (place === undefined) setChoosing(true);
    else await order(place.id);
  }

  return (
    <Page
      title="说话点单"
      bar={
        <ActionBar note="社区听了就给您回话 · 全程不收钱">
          {hotline !== null && !elder && <Button kind="text" icon="phone" label="打电话" onPress={() => callPhone(hotline)} />}
          <Button block label="就这样点单" loadingLabel="正在发" disabledReason={missing} onPress={send} />
        </ActionBar>
      }
    >
      {recorder.trouble !== undefined && <Trouble trouble={recorder.trouble} hotline={hotline} />}
      <Card>
        <CardTitle title={note.seconds === null || recording ? '要帮什么忙，说一说' : '听听说清楚没有'} />
        {note.seconds === null || recording ? (
          <>
            <View className="spoken__tip">要办什么、什么时候方便，怎么说都行。</View>
            <SpeakBox since={recorder.since} onStart={() => void recorder.start()} onStop={() => void recorder.stop()} />
          </>
        ) : (
          <>
            <VoiceNote key={note.voiceId} seconds={note.seconds} path={note.path} />
            <View className="spoken__again">
              <Button kind="second" block icon="mic" label="再说一遍" onPress={note.forget} />
            </View>
          </>
        )}
      </Card>
      <Card pad="none">
        <ListRow
          icon="pin" title={place === undefined ? '您在哪个村（社区）' : (place.path.split(' ').pop() ?? place.path)}
          note={me.data?.address ? '门牌按您登记的来，不用说' : '门牌社区会问您'}
          {...(home === undefined && { onPress: () => setChoosing(true) })}
        />
        {nameless && <ListRow icon="user" title="先留姓名和电话" note="志愿者好找到您，只填这一次" onPress={() => go('/me/profile/index')} />}
      </Card>
      <AreaSheet open={choosing} onClose={() => setChoosing(false)} onPick={({ id, path }) => setChosen({ id, path })} />
    </Page>
  );
}

const placeOf = (known: Pick<MeView, 'communityId' | 'communityText'> | null | undefined): ChosenArea | undefined =>
  known?.communityId ? { id: known.communityId, path: known.communityText ?? '' } : undefined;
