import type { RedemptionRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useSession } from '@/api';
import { useMinute, usePages } from '@/hooks';
import { go, goTab } from '@/platform';
import { redemptionLine, VOUCHER_WORDS } from '@/text';
import { Card, Drawing, ListRow, Page, StateBlock, Tag } from '@/ui';
import './index.scss';

/** 我的兑换: one's vouchers, the newest first. */
export default function Redemptions(): React.ReactNode {
  const redemptions = usePages('GET /v1/redemptions', { query: {} }, { keep: true });
  useDidShow(() => {
    if (redemptions.data) redemptions.retry();
  });
  return (
    <Page title="我的兑换" call={redemptions} skeleton="rows">
      {(rows) => (rows.length === 0 ? <Nothing /> : <Card pad="none">{rows.map((row) => <Row key={row.id} row={row} />)}</Card>)}
    </Page>
  );
}

function Row({ row }: { readonly row: RedemptionRow }): React.ReactNode {
  const now = useMinute();
  return (
    <ListRow
      lead={
        <View className="redemptions__picture">
          <Drawing kind="gift" name={row.picture} />
        </View>
      }
      title={row.giftName}
      note={redemptionLine(row, now)}
      trailing={<Tag {...VOUCHER_WORDS[row.state].tag} />}
      onPress={() => go('/shop/voucher/index', { id: row.id })}
    />
  );
}

function Nothing(): React.ReactNode {
  const hat = useSession((session) => session.hat);
  const actions = hat === 'staff' ? [] : [{ label: '去积分超市', onPress: () => goTab(2) }];
  return <StateBlock drawing="empty" title="还没有兑换过" text="用积分换的东西，兑换码都在这里。" actions={actions} />;
}
