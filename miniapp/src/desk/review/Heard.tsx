import { LIMITS, type HeardOrder, type OrderView, type ServiceItemView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { WhenChoice } from '@/order/WhenChoice';
import { chosenTime, type DayChoice, type PartChoice } from '@/order/when';
import { minutesText } from '@/text';
import { Card, CardTitle, Field, ListRow, ShelfTile } from '@/ui';
import { MenuSheet } from './MenuSheet';

/** A spoken order while staff write it down. */
export interface HeardDraft {
  readonly itemId: string | null;
  readonly title: string;
  readonly words: string;
  readonly day: DayChoice | null;
  readonly part: PartChoice | null;
  readonly address: string;
}

export const UNHEARD: HeardDraft = { itemId: null, title: '', words: '', day: null, part: null, address: '' };

/** What staff have not filled in yet, in words. */
export function missingInHeard({ itemId, title, day, part, address }: HeardDraft, addressKnown: boolean): string | undefined {
  if (itemId === null && title.trim() === '') return '先听一听，写要办什么';
  if (day === null || part === null) return '选一下什么时候';
  return addressKnown || address.trim() !== '' ? undefined : '写一下去哪里';
}

/** Undefined where the time has gone by since it was chosen. */
export function heardOrder({ itemId, title, words, day, part, address }: HeardDraft, now = Date.now()): HeardOrder | undefined {
  const time = day && part && chosenTime(day, part, now);
  if (!time) return undefined;
  return {
    ...(itemId === null ? { title: title.trim() } : { itemId }),
    words: words.trim(),
    ...time,
    ...(address.trim() !== '' && { address: address.trim() }),
  };
}

interface HeardProps {
  readonly order: OrderView;
  readonly heard: HeardDraft;
  readonly items: readonly ServiceItemView[];
  readonly onChange: (part: Partial<HeardDraft>) => void;
}

/** 听完写下来: what, when and where, as it was said. */
export function Heard({ order, heard, items, onChange }: HeardProps): React.ReactNode {
  const [choosing, setChoosing] = useState(false);
  const item = items.find(({ id }) => id === heard.itemId);
  return (
    <Card>
      <CardTitle title="听完写下来" aside="约 40 秒" />
      {item === undefined ? (
        <>
          <Field label="要办什么" value={heard.title} maxLength={LIMITS.title} placeholder="比如：修水龙头" id="heard-title" onChange={(title) => onChange({ title })} />
          <View className="desk-order__row"><ListRow icon="list" title="从服务货架选一项" onPress={() => setChoosing(true)} /></View>
        </>
      ) : (
        <View className="desk-order__row">
          <ListRow lead={<ShelfTile name={item.shelf} />} title={item.name} note={`通常 ${minutesText(item.minutes)}`} value="换一个" onPress={() => setChoosing(true)} />
        </View>
      )}
      <Field kind="long" label="还说了什么（可不写）" value={heard.words} maxLength={LIMITS.words} id="heard-words" onChange={(words) => onChange({ words })} />
      <WhenChoice day={heard.day} part={heard.part} onChange={onChange} />
      <Field
        label={order.addressKnown ? '去哪里（登记过，可不写）' : '去哪里'} icon="pin" value={heard.address} maxLength={LIMITS.address}
        placeholder="解放路 12 号 3 楼" id="heard-address" onChange={(address) => onChange({ address })}
      />
      <MenuSheet open={choosing} items={items} onClose={() => setChoosing(false)} onPick={(itemId) => onChange({ itemId })} />
    </Card>
  );
}
