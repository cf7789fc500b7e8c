import type { CheckInScreenView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCall } from '@/hooks';
import { arrivedText, isStale } from '@/text';
import { Card, Notice, Page, QrCode, StateBlock } from '@/ui';
import { useSecond } from '../service/use-second';
import './index.scss';

/** The code changes every half minute, and the one before still counts: asked for so often it is never too old. */
const LOOK_AGAIN_SECONDS = 10;

/** 签到码, `id` of an order for several: helpers scan it from this screen and are checked in. */
export default function CheckInScreen(): React.ReactNode {
  const id = useRouter().params['id'] ?? '';
  const screen = useCall('GET /v1/orders/:id/check-in-screen', { params: { id } }, { everySeconds: LOOK_AGAIN_SECONDS });
  return (
    <Page title="签到码" call={screen} skeleton="detail">
      {(data) => <Content screen={data} />}
    </Page>
  );
}

function Content({ screen }: { readonly screen: CheckInScreenView }): React.ReactNode {
  const now = useSecond();
  if (isStale(screen, now)) return <StateBlock drawing="offline" title="码更新不了" text="联网后自己会换新的。着急的话，请社区在电话里帮着签到。" />;
  return (
    <>
      <Card>
        <View className="check-in-screen">
          <View className="check-in-screen__title">{screen.title}</View>
          <QrCode text={screen.token} label="签到二维码，半分钟换一次" />
          <View className="check-in-screen__count" role="status">{arrivedText(screen)}</View>
        </View>
      </Card>
      <Notice icon="scan" tone="info" text="请志愿者打开这项任务，点“扫现场的码”。码半分钟换一次，拍下来的不能用。" />
    </>
  );
}
