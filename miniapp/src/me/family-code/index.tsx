import type { FamilyCodeView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useAct, useCall, useMinute } from '@/hooks';
import { go } from '@/platform';
import { FAMILY_CONSENT, FAMILY_DOOR, untilText } from '@/text/family';
import { ActionBar, Button, Card, CardTitle, Check, DoorCode, ListRow, Notice, Page, StateBlock } from '@/ui';
import './index.scss';

/** 请家人来帮忙: what it means, then the digits to say. They lie on no disk: who leaves the page asks for new ones. */
export default function FamilyCode(): React.ReactNode {
  const now = useMinute();
  const me = useCall('GET /v1/me', {}, { keep: true });
  const [doorCodes, setDoorCodes] = useState(false);
  const [shown, setShown] = useState<FamilyCodeView>();
  const invite = useAct('POST /v1/me/family/code');
  const family = useCall('GET /v1/me/family', {}, { enabled: shown !== undefined, everySeconds: 10 });
  useDidShow(() => {
    if (me.data !== undefined) me.retry();
  });
  const come = shown && family.data?.helpers.find(({ since }) => Date.parse(since) > Date.parse(shown.until) - LIFE_MS);
  const over = shown !== undefined && now >= Date.parse(shown.until);

  const give = async (): Promise<void> => setShown(await invite.run({ body: { doorCodes } }));
  const label = shown === undefined ? '出一个码' : '换一个码';

  return (
    <Page
      title="请家人来帮忙"
      call={me}
      skeleton="cards"
      bar={({ name, phone }) =>
        come === undefined && name !== null && phone !== null && (
          <ActionBar note="码只告诉家里人，别发给不认识的人">
            <Button block kind={shown === undefined || over ? 'primary' : 'second'} label={label} loadingLabel="正在出" onPress={give} />
          </ActionBar>
        )
      }
    >
      {({ name, phone }) =>
        name === null || phone === null ? (
          <Card pad="none"><ListRow icon="edit" title="先写姓名和电话" note="家里人才知道是您" onPress={() => go('/me/profile/index')} /></Card>
        ) : come !== undefined ? (
          <StateBlock drawing="done" title="连上了" text={`${come.name} 能代您办了。想停，到“隐私与授权”点一下。`} />
        ) : shown === undefined ? (
          <Card>
            <CardTitle title="家里人能做什么" />
            <View className="me-family-code__text">{FAMILY_CONSENT}</View>
            <Check on={doorCodes} onChange={setDoorCodes} label={FAMILY_DOOR} />
          </Card>
        ) : (
          <Card>
            <CardTitle icon="key" title="念给家里人听" />
            <DoorCode digits={shown.code} steps={['家里人打开“我的”，点“亲情代办”', '点“填家人的码”，填这 6 个数']} />
            <View className="me-family-code__until">
              <Notice icon={over ? 'warn' : 'clock'} tone={over ? 'warn' : undefined} text={over ? '这个码过时了，请换一个' : untilText(shown.until, now)} />
            </View>
          </Card>
        )
      }
    </Page>
  );
}

/** As the server says; only for seeing who came since. */
const LIFE_MS = 10 * 60_000;
