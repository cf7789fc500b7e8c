import type { GiftView, StationView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { go } from '@/platform';
import { giftStock, missingText, takeRefusal } from '@/text';
import { Button, Drawing, Notice, Points, Sheet } from '@/ui';
import { useTakeGift } from './use-take-gift';

interface GiftSheetProps {
  readonly gift: GiftView;
  readonly station: StationView;
  readonly points: number | null;
  readonly onPick: (stationId: string) => void;
  readonly onChange: () => void;
  readonly onRefused: () => void;
  readonly onClose: () => void;
}

/** What it is, what it costs and what happens next, before anything is taken. */
export function GiftSheet(props: GiftSheetProps): React.ReactNode {
  const { gift, station, points, onClose, onRefused } = props;
  const { take, error } = useTakeGift(gift.stockId);
  const refusal = error && takeRefusal(error);
  const stock = giftStock(gift);

  async function act(): Promise<void> {
    const voucher = await take();
    if (voucher === undefined) {
      onRefused();
      return;
    }
    onClose();
    go('/shop/voucher/index', { id: voucher.id });
  }

  return (
    <Sheet open title={gift.name} onClose={onClose}>
      <View className="shop__gift">
        <View className="shop__gift-tile">
          <Drawing kind="gift" name={gift.picture} />
        </View>
        <View>
          <Points value={gift.price} size="xl" />
          <View className="shop__gift-stock">{stock.more === undefined || stock.kind === 'few' ? stock.text : `${stock.text} · ${stock.more}`}</View>
          <View className="shop__gift-stock">{`每人每月限 ${gift.monthlyLimit} ${gift.unit}`}</View>
        </View>
      </View>
      {gift.available > 0 && (
        <>
          <Notice icon="lock" text={`先冻结 ${gift.price} 分，领取后扣`} />
          <Notice icon="pin" text={`15 天内到${station.name}领：${station.address}，${station.hours}`} />
        </>
      )}
      {refusal && <Notice icon="warn" tone="warn" text={`${refusal.title}。${refusal.detail ?? ''}`} />}
      <View className="shop__buttons">
        <Ways {...props} soldOut={error?.code === 'SOLD_OUT'} missing={missingText(gift, points)} onTake={act} />
      </View>
    </Sheet>
  );
}

interface WaysProps extends GiftSheetProps {
  readonly soldOut: boolean;
  readonly missing: string | undefined;
  readonly onTake: () => Promise<void>;
}

function Ways({ gift, soldOut, missing, onTake, onPick, onChange }: WaysProps): React.ReactNode {
  const { available, elsewhere } = gift;
  if (available > 0 && !soldOut) return <Button block label="换这个" loadingLabel="正在换" disabledReason={missing && `积分${missing}`} onPress={onTake} />;
  if (elsewhere) return <Button block label={`去看${elsewhere.stationName}`} onPress={() => onPick(elsewhere.stationId)} />;
  return <Button block kind="second" label="换站点" onPress={onChange} />;
}
