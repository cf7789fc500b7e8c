import type { DeskView, Id, WaitingVoucherRow } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { useCall, useMinute } from '@/hooks';
import { canScan, go } from '@/platform';
import { countText, daysUntil } from '@/text';
import { Button, Card, CardTitle, DigitInput, Drawing, FactWord, ListRow, OptionRow, Page, SectionTitle, Sheet, StateBlock, Tag } from '@/ui';
import { useIsOthersWork } from '@/work/use-posts';
import { FoundVoucher, HandOverBar } from './FoundVoucher';
import { useVoucherAtDesk, type VoucherAtDesk } from './use-voucher-at-desk';
import './Desk.scss';

/** 兑换台: six digits, what is to be handed over, three things to look at, done (picture 13). */
export function Desk(): React.ReactNode {
  const [stationId, setStationId] = useState<Id>();
  const closed = useIsOthersWork('desk');
  const desk = useCall('GET /v1/desk', { query: stationId === undefined ? {} : { stationId } }, { enabled: !closed });
  const voucher = useVoucherAtDesk(desk.data?.station?.id);
  useDidShow(() => {
    if (desk.data) desk.retry();
  });
  if (closed) {
    return (
      <Page title="兑换台" tab={2}>
        <StateBlock drawing="empty" title="兑换台由站点的同事来管" text="柜台和镇街的同事在这里交付、看货架。" />
      </Page>
    );
  }
  return (
    <Page title="兑换台" tab={2} call={desk} skeleton="detail" bar={voucher.found && <HandOverBar voucher={voucher} found={voucher.found} />}>
      {(data) =>
        data.station === null ? (
          <StateBlock drawing="place" title="您还没有负责的站点" text="请镇街的同事把您加到站点的柜台。" />
        ) : (
          <>
            <StationLine
              data={data}
              onPick={(id) => {
                voucher.begin();
                setStationId(id);
              }}
            />
            <CodeCard voucher={voucher} />
            {voucher.found && <FoundVoucher voucher={voucher} found={voucher.found} />}
            {!voucher.found && <Waiting rows={data.waiting} />}
            {!voucher.found && (
              <Card pad="none">
                <ListRow icon="box" title="货架库存" note="进货、盘点、报损" onPress={() => go('/desk/stock/index', { station: data.station!.id })} />
              </Card>
            )}
          </>
        )
      }
    </Page>
  );
}

function StationLine({ data, onPick }: { readonly data: DeskView; readonly onPick: (id: Id) => void }): React.ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <View className="desk__line">
        <FactWord icon="pin" text={data.station!.name} />
        {data.stations.length > 1 && <Button kind="quiet" size="md" label="换站点" onPress={() => setOpen(true)} />}
        <View className="desk__today">
          今天已交付 <View className="desk__number">{countText(data.handedOverToday)}</View> 件
        </View>
      </View>
      <Sheet open={open} title="在哪个站点？" onClose={() => setOpen(false)}>
        {data.stations.map(({ id, name, areaText }) => (
          <OptionRow
            key={id} label={name} hint={areaText} on={id === data.station?.id}
            onPress={() => {
              onPick(id);
              setOpen(false);
            }}
          />
        ))}
      </Sheet>
    </>
  );
}

function CodeCard({ voucher }: { readonly voucher: VoucherAtDesk }): React.ReactNode {
  return (
    <Card>
      {canScan && (
        <View className="desk__scan">
          <Button kind="second" icon="scan" block label="扫居民的码" loadingLabel="正在找" onPress={voucher.scan} />
        </View>
      )}
      <CardTitle title={canScan ? '或输入 6 个数' : '输入 6 个数'} aside={voucher.found && <Tag tone="ok" icon="okc" label="找到了" />} />
      <DigitInput length={6} label="兑换码，6 个数" value={voucher.digits} onChange={voucher.type} wrong={voucher.wrong} />
    </Card>
  );
}

function Waiting({ rows }: { readonly rows: readonly WaitingVoucherRow[] }): React.ReactNode {
  const now = useMinute();
  if (rows.length === 0) return null;
  const ends = (endsAt: string): string => {
    const days = daysUntil(endsAt, now);
    return days <= 0 ? '今天到期' : `还有 ${days} 天`;
  };
  return (
    <>
      <SectionTitle title="等着来取" aside={`${rows.length} 件`} />
      <Card pad="none">
        {rows.map(({ redemptionId, giftName, picture, holderName, phoneTail, endsAt }) => (
          <ListRow
            key={redemptionId} title={giftName} lead={<View className="desk__thumb"><Drawing kind="gift" name={picture} /></View>}
            note={[holderName, phoneTail && `尾号 ${phoneTail}`].filter(Boolean).join(' · ')} value={ends(endsAt)}
          />
        ))}
      </Card>
    </>
  );
}
