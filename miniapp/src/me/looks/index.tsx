import type { Id, LookView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useSession } from '@/api';
import { useCall, useMinute, usePages, type LoadedPages } from '@/hooks';
import { go } from '@/platform';
import { lookedAtText, lookReasonText, lookTitle, momentText, spokenText } from '@/text';
import { Avatar, Card, ListRow, More, Notice, Page, Slot, StateBlock, heading } from '@/ui';
import './index.scss';

/** `order` shows the looks for one order only. */
export default function Looks(): React.ReactNode {
  const order = useRouter().params['order'];
  return order === undefined ? <AllLooks /> : <LooksOfOrder id={order} />;
}

function AllLooks(): React.ReactNode {
  const looks = usePages('GET /v1/me/looks', { query: {} });
  const waiting = useCall('GET /v1/me/waiting', {});
  return (
    <Page title="谁看过我的信息" call={looks} skeleton="rows" head={<Head title={waiting.data && `最近 30 天，${waiting.data.looks} 次`} />}>
      {(rows) => <LookRows looks={rows} of={looks} />}
    </Page>
  );
}

function LooksOfOrder({ id }: { readonly id: string }): React.ReactNode {
  const looks = usePages('GET /v1/orders/:id/looks', { params: { id }, query: {} });
  return (
    <Page title="谁看过我的信息" call={looks} skeleton="rows" head={<Head title="这一单" />}>
      {(rows) => <LookRows looks={rows} of={looks} order={id} />}
    </Page>
  );
}

function Head({ title }: { readonly title: string | undefined }): React.ReactNode {
  return (
    <View className="me-looks__head">
      <View className="me-looks__title" {...heading(2)}>{title ?? '最近'}</View>
      <View className="me-looks__hint">每次有人看您的门牌或电话，都会记在这里。</View>
    </View>
  );
}

interface LookRowsProps {
  readonly looks: readonly LookView[];
  readonly of: LoadedPages<LookView>;
  /** The order that a complaint is about. */
  readonly order?: Id;
}

function LookRows({ looks, of, order }: LookRowsProps): React.ReactNode {
  return (
    <>
      {looks.length === 0 ? (
        <StateBlock drawing="empty" title="还没有人看过" text="有人看了，这里马上就有。" />
      ) : (
        <Slot>
          <Card>{looks.map((look) => <Look key={look.id} look={look} />)}</Card>
          <More of={of} />
        </Slot>
      )}
      <Notice icon="lock" text="服务结束 24 小时后，志愿者就看不到您的门牌和电话了。" />
      <Card pad="none">
        <ListRow icon="warn" title="有不该看的？告诉我们" onPress={() => go('/me/write/index', { kind: 'complaint', ...(order !== undefined && { order }) })} />
        <ListRow icon="lock" title="改隐私与授权" onPress={() => go('/me/privacy/index')} />
      </Card>
    </>
  );
}

function Look({ look }: { readonly look: LookView }): React.ReactNode {
  const elder = useSession((session) => session.elder);
  const now = useMinute();
  return (
    <View className="me-looks__look">
      <Avatar name={look.viewerName} />
      <View className="me-looks__words">
        <View className="me-looks__who">
          <View className="me-looks__name">{lookTitle(look)}</View>
          <View className="me-looks__time">{(elder ? spokenText : momentText)(look.at, now)}</View>
        </View>
        <View className="me-looks__what">{lookedAtText(look)}</View>
        <View className="me-looks__why">{lookReasonText(look)}</View>
      </View>
    </View>
  );
}
