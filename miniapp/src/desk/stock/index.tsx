import type { Id, StockRow, StockView } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useCall } from '@/hooks';
import { countText } from '@/text';
import { Card, Chip, Chips, ListRow, Notice, Page, SectionTitle, StateBlock, Tag } from '@/ui';
import { StockSheet } from './StockSheet';

/** 货架库存: what stands on the shelf of a station, and whether it covers what people have earned. */
export default function DeskStock(): React.ReactNode {
  const asked = useRouter().params['station'];
  const desk = useCall('GET /v1/desk', { query: {} }, { enabled: asked === undefined });
  const [picked, setPicked] = useState<Id>();
  const id = picked ?? asked ?? desk.data?.station?.id;
  const stock = useCall('GET /v1/stations/:id/stock', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const [moving, setMoving] = useState<Id>();
  const stations = desk.data?.stations ?? [];
  if (desk.data !== undefined && id === undefined) {
    return <Page title="货架库存"><StateBlock drawing="place" title="您还没有负责的站点" text="请镇街的同事把您加到站点的柜台。" /></Page>;
  }
  return (
    <Page<unknown> title="货架库存" call={id === undefined && desk.state !== 'ready' ? desk : stock} skeleton="rows">
      {stock.data && (
        <>
          {stations.length > 1 && (
            <Chips scroll>
              {stations.map((station) => <Chip key={station.id} label={station.name} on={station.id === id} onPress={() => setPicked(station.id)} />)}
            </Chips>
          )}
          <SectionTitle title={stock.data.stationName} aside={`${stock.data.rows.length} 样`} />
          <Cover stock={stock.data} />
          {stock.data.rows.length === 0 ? <StateBlock drawing="empty" title="这个货架还没有东西" /> : <Rows rows={stock.data.rows} onPress={setMoving} />}
          {stock.data.rows.filter(({ stockId }) => stockId === moving).map((row) => (
            <StockSheet key={row.stockId} row={row} onClose={() => setMoving(undefined)} />
          ))}
        </>
      )}
    </Page>
  );
}

/** Points that people hold against the price of what is there: a shelf that cannot keep its word is seen here first. */
function Cover({ stock: { pointsOutstanding, stockWorth } }: { readonly stock: StockView }): React.ReactNode {
  const short = pointsOutstanding > stockWorth;
  const text = `大家手里 ${countText(pointsOutstanding)} 分，货架上的东西合 ${countText(stockWorth)} 分${short ? '，该进货了。' : '，够换。'}`;
  return <Notice icon={short ? 'warn' : 'okc'} tone={short ? 'warn' : 'ok'} text={text} />;
}

function Rows({ rows, onPress }: { readonly rows: readonly StockRow[]; readonly onPress: (id: Id) => void }): React.ReactNode {
  return (
    <Card pad="none">
      {rows.map(({ stockId, giftName, unit, price, onHand, reserved, active }) => (
        <ListRow
          key={stockId} title={giftName}
          note={`${countText(price)} 分 / ${unit}${reserved > 0 ? ` · 已有人换 ${reserved}` : ''}`}
          {...(active ? { value: `${onHand} ${unit}` } : { trailing: <Tag label="已下架" /> })}
          onPress={() => onPress(stockId)}
        />
      ))}
    </Card>
  );
}
