import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { askLogin, useSession } from '@/api';
import { usePages } from '@/hooks';
import { go } from '@/platform';
import { LoadedContent, Page, Segmented, StateBlock } from '@/ui';
import { ResidentOrderCard } from '../ResidentOrderCard';
import './ResidentOrders.scss';

const WHICH = [{ value: 'live', label: '正在办' }, { value: 'done', label: '办完的' }] as const;
type Which = (typeof WHICH)[number]['value'];

export function ResidentOrders(): React.ReactNode {
  const loggedIn = useSession((session) => session.token !== null);
  const [which, setWhich] = useState<Which>('live');
  if (!loggedIn) {
    return (
      <Page title="我的订单" tab={1}>
        <StateBlock
          drawing="empty"
          title="登录后看您的订单"
          text={'家里有事要人帮，\n点一下就行，不收钱。'}
          actions={[{ label: '登录', onPress: askLogin }, { label: '我要点单', onPress: () => go('/order/create/index') }]}
        />
      </Page>
    );
  }
  return (
    <Page title="我的订单" tab={1}>
      <View className="resident-orders__which">
        <Segmented items={WHICH} value={which} onChange={setWhich} />
      </View>
      <Orders key={which} which={which} />
    </Page>
  );
}

function Orders({ which }: { readonly which: Which }): React.ReactNode {
  const orders = usePages('GET /v1/orders', { query: { which } }, { keep: true });
  useDidShow(() => {
    if (orders.data !== undefined) orders.retry();
  });
  return (
    <LoadedContent call={orders} skeleton="cards">
      {(rows) => (rows.length === 0 ? <NoOrders which={which} /> : rows.map((row) => <ResidentOrderCard key={row.id} order={row} />))}
    </LoadedContent>
  );
}

function NoOrders({ which }: { readonly which: Which }): React.ReactNode {
  if (which === 'done') return <StateBlock drawing="empty" title="还没有办完的" text="办完的单都收在这里。" />;
  return (
    <StateBlock
      drawing="empty"
      title="还没有订单"
      text={'家里有事要人帮，\n点一下就行，不收钱。'}
      actions={[{ label: '我要点单', onPress: () => go('/order/create/index') }]}
    />
  );
}
