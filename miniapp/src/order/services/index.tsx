import { SHELF_NAMES, SHELVES, type ServiceItemView, type Shelf } from '@supermarket/shared';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useCall, useGradually } from '@/hooks';
import { goBack, goInstead } from '@/platform';
import { minutesText } from '@/text';
import { Card, Chip, Chips, ListRow, Page, SectionTitle, ShelfTile, Slot } from '@/ui';
import { orderDraft, type OrderDraft } from '../draft';

/** `shelf` opens at one shelf; `for=draft` puts the choice into the order that is being written. */
export default function Services(): React.ReactNode {
  const { shelf: wanted, for: purpose } = useRouter().params;
  const catalog = useCall('GET /v1/catalog', {}, { keep: true });
  const [shelf, setShelf] = useState<Shelf | null>(SHELVES.find((name) => name === wanted) ?? null);

  function choose(part: Partial<OrderDraft>): void {
    if (purpose === 'draft') {
      orderDraft.change(part);
      goBack();
    } else {
      orderDraft.begin(part);
      goInstead('/order/create/index');
    }
  }

  const chips = (
    <Chips scroll>
      <Chip label="全部" on={shelf === null} onPress={() => setShelf(null)} />
      {SHELVES.map((name) => (
        <Chip key={name} label={SHELF_NAMES[name]} on={shelf === name} onPress={() => setShelf(name)} />
      ))}
    </Chips>
  );

  return (
    <Page title="服务货架" call={catalog} skeleton="rows" head={chips}>
      {({ items }) => (
        <>
          <Shelves names={SHELVES.filter((name) => shelf === null || shelf === name)} items={items} choose={choose} />
          <SectionTitle title="没有合适的？" />
          <Card pad="none">
            <ListRow icon="edit" title="用自己的话说" note="社区看过后帮您找人" onPress={() => choose({ kind: 'free', itemId: null })} />
            <ListRow icon="heart" title="说一个微心愿" note="比如想要一副老花镜" onPress={() => choose({ kind: 'wish', itemId: null })} />
          </Card>
        </>
      )}
    </Page>
  );
}

interface ShelvesProps {
  readonly names: readonly Shelf[];
  readonly items: readonly ServiceItemView[];
  readonly choose: (part: Partial<OrderDraft>) => void;
}

function Shelves({ names, items, choose }: ShelvesProps): React.ReactNode {
  const shown = useGradually(names, 2);
  return (
    <Slot>
      {shown.map((name) => <OneShelf key={name} shelf={name} items={items.filter((item) => item.shelf === name)} choose={choose} />)}
    </Slot>
  );
}

interface OneShelfProps {
  readonly shelf: Shelf;
  readonly items: readonly ServiceItemView[];
  readonly choose: (part: Partial<OrderDraft>) => void;
}

function OneShelf({ shelf, items, choose }: OneShelfProps): React.ReactNode {
  if (items.length === 0) return null;
  return (
    <>
      <SectionTitle title={SHELF_NAMES[shelf]} />
      <Card pad="none">
        {items.map((item) => (
          <ListRow
            key={item.id}
            lead={<ShelfTile name={shelf} />}
            title={item.name}
            note={`通常 ${minutesText(item.minutes)} · 免费`}
            onPress={() => choose({ kind: 'service', itemId: item.id, title: '' })}
          />
        ))}
      </Card>
    </>
  );
}
