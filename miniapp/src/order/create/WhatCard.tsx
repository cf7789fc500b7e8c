import { LIMITS, SHELF_NAMES, type ServiceItemView } from '@supermarket/shared';
import { View } from '@tarojs/components';
import type { CallError } from '@/api';
import { go } from '@/platform';
import type { PhotosInMaking } from '@/media/use-photos';
import { minutesText } from '@/text';
import { Card, CardTitle, Field, IconButton, ListRow, Photos, ShelfTile } from '@/ui';
import { orderDraft, type OrderDraft } from '../draft';

interface WhatCardProps {
  readonly draft: OrderDraft;
  readonly item: ServiceItemView | undefined;
  readonly photos: PhotosInMaking;
  readonly error: CallError | undefined;
}

const openShelf = (): void => go('/order/services/index', { for: 'draft' });

export function WhatCard({ draft, item, photos, error }: WhatCardProps): React.ReactNode {
  const { kind, title, words } = draft;
  const fromShelf = kind === 'service' && item !== undefined;
  const wish = kind === 'wish';
  return (
    <Card>
      <CardTitle no={1} title="要什么帮助" />
      <View className="order-create__row">
        {fromShelf ? (
          <ListRow
            lead={<ShelfTile name={item.shelf} />}
            title={item.name}
            note={`${SHELF_NAMES[item.shelf]} · 约 ${minutesText(item.minutes)} · 免费`}
            value="换一个"
            onPress={openShelf}
          />
        ) : wish ? (
          <ListRow lead={<ShelfTile name="wish" />} title="微心愿" note="有人认领了会告诉您" value="换一个" onPress={openShelf} />
        ) : (
          <ListRow lead={<ShelfTile name="fix" />} title="从服务货架选一项" note="或者在下面用自己的话说" onPress={openShelf} />
        )}
      </View>
      {!fromShelf && (
        <View className="order-create__field">
          <Field
            label={wish ? '想要什么' : '想请人帮什么忙'}
            value={title}
            placeholder={wish ? '比如：一副老花镜' : '比如：搬一个柜子'}
            maxLength={LIMITS.title}
            error={error?.problemOf('title')}
            onChange={(next) => orderDraft.change({ title: next })}
          />
        </View>
      )}
      <View className="order-create__field">
        <Field
          label="说两句情况，可不写"
          kind="long"
          value={words}
          placeholder={fromShelf ? item.hint : '有什么要先知道的'}
          maxLength={LIMITS.words}
          error={error?.problemOf('words')}
          trailing={<IconButton icon="mic" label="不想打字，说给社区听" onPress={() => go('/order/voice/index')} />}
          onChange={(next) => orderDraft.change({ words: next })}
        />
      </View>
      {fromShelf && item.photoNeeded && (
        <View className="order-create__field">
          <View className="order-create__label">拍张照片（可不拍），只给来帮忙的人和社区看</View>
          <Photos photos={photos.photos} onPress={(id) => void photos.open(id)} onRemove={photos.remove} onAdd={photos.add && (() => void photos.add?.())} />
        </View>
      )}
    </Card>
  );
}
