import type { GiftView, ShopView, StationView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useSession } from '@/api';
import { go, goTab } from '@/platform';
import { giftStock, missingText, onShelf, shelfFilters, stationLine, type ShelfFilter } from '@/text';
import { Card, Chip, Chips, GiftCard, GiftShelf, ListRow, Page, Points, StateBlock } from '@/ui';
import { GiftSheet } from './GiftSheet';
import { StationSheet } from './StationSheet';
import { useStation } from './use-station';
import './Shop.scss';

/** 积分超市: what stands on a station's shelf, and what one's points are enough for (picture 09). */
export function Shop(): React.ReactNode {
  const { shop, choose } = useStation();
  const [choosing, setChoosing] = useState(false);
  const [gift, setGift] = useState<GiftView>();
  useDidShow(() => {
    if (shop.data) shop.retry();
  });

  function pick(stationId: string): void {
    choose(stationId);
    setChoosing(false);
    setGift(undefined);
  }

  return (
    <Page title="积分超市" tab={2} call={shop} skeleton="tiles">
      {(data) => (
        <>
          <Top shop={data} onChange={() => setChoosing(true)} />
          <Shelf shop={data} onOpen={setGift} onChange={() => setChoosing(true)} />
          <StationSheet open={choosing} chosen={data.station?.id} onPick={pick} onClose={() => setChoosing(false)} />
          {gift && data.station && (
            <GiftSheet
              gift={data.gifts.find(({ stockId }) => stockId === gift.stockId) ?? gift}
              station={data.station}
              points={data.points}
              onPick={pick}
              onChange={() => {
                setGift(undefined);
                setChoosing(true);
              }}
              onRefused={shop.retry}
              onClose={() => setGift(undefined)}
            />
          )}
        </>
      )}
    </Page>
  );
}

function Top({ shop, onChange }: { readonly shop: ShopView; readonly onChange: () => void }): React.ReactNode {
  const isVolunteer = useSession((session) => session.hat === 'volunteer');
  return (
    <Card pad="none">
      {shop.points !== null && (
        <ListRow
          title={<Points value={shop.points} unit="分可用" size="xl" />}
          value={shop.redemptionsReady > 0 ? `我的兑换 ${shop.redemptionsReady}` : '我的兑换'}
          onPress={() => go('/shop/redemptions/index')}
        />
      )}
      {shop.station && <Station station={shop.station} onChange={onChange} />}
      {shop.points === 0 && isVolunteer && <ListRow icon="heart" title="还没有积分" note="帮一次忙，对方确认后就有" onPress={() => goTab(0)} />}
    </Card>
  );
}

function Station({ station, onChange }: { readonly station: StationView; readonly onChange: () => void }): React.ReactNode {
  return <ListRow icon="pin" title={station.name} note={stationLine(station)} value="换站点" onPress={onChange} />;
}

interface ShelfProps {
  readonly shop: ShopView;
  readonly onOpen: (gift: GiftView) => void;
  readonly onChange: () => void;
}

function Shelf({ shop, onOpen, onChange }: ShelfProps): React.ReactNode {
  const [wanted, setWanted] = useState<ShelfFilter>('all');
  const filters = shelfFilters(shop.gifts, shop.points);
  // Another station may not have what was looked for here.
  const filter = filters.some(({ value }) => value === wanted) ? wanted : 'all';
  const gifts = onShelf(shop.gifts, filter, shop.points);
  if (shop.gifts.length === 0) {
    return <StateBlock drawing="empty" title="这个站点暂时没东西" text="换个站点看看，或者过几天再来。" actions={[{ label: '换站点', onPress: onChange }]} />;
  }
  return (
    <>
      {filters.length > 1 && (
        <Chips scroll>
          {filters.map(({ value, label }) => (
            <Chip key={value} label={label} on={value === filter} onPress={() => setWanted(value)} />
          ))}
        </Chips>
      )}
      <GiftShelf>
        {gifts.map((gift) => (
          <GiftCard
            key={gift.stockId}
            name={gift.name}
            points={gift.price}
            drawing={gift.picture}
            stock={giftStock(gift)}
            short={missingText(gift, shop.points)}
            onPress={() => onOpen(gift)}
          />
        ))}
      </GiftShelf>
      {gifts.length === 0 && (
        <StateBlock drawing="empty" title="现在还换不了" text="积分还差一点，先看看都有什么。" actions={[{ label: '看全部', onPress: () => setWanted('all') }]} />
      )}
      <View className="shop__note">积分不能买卖、转让、换钱。换东西时先用快到期的。</View>
    </>
  );
}
