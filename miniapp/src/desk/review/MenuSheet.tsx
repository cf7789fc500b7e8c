import { SHELF_NAMES, SHELVES, type Id, type ServiceItemView, type Shelf } from '@supermarket/shared';
import { useState } from 'react';
import { minutesText } from '@/text';
import { Chip, Chips, ListRow, Sheet, ShelfTile } from '@/ui';

interface MenuSheetProps {
  readonly open: boolean;
  readonly items: readonly ServiceItemView[];
  readonly onClose: () => void;
  /** null: none of them, own words. */
  readonly onPick: (itemId: Id | null) => void;
}

/** One line of the menu, by its shelf. */
export function MenuSheet({ open, items, onClose, onPick }: MenuSheetProps): React.ReactNode {
  const [shelf, setShelf] = useState<Shelf>('fix');
  const pick = (itemId: Id | null): void => {
    onPick(itemId);
    onClose();
  };
  return (
    <Sheet open={open} title="是哪一项？" onClose={onClose}>
      <Chips>
        {SHELVES.filter((name) => items.some((item) => item.shelf === name)).map((name) => (
          <Chip key={name} label={SHELF_NAMES[name]} on={shelf === name} onPress={() => setShelf(name)} />
        ))}
      </Chips>
      {items.filter((item) => item.shelf === shelf).map((item) => (
        <ListRow key={item.id} lead={<ShelfTile name={item.shelf} />} title={item.name} note={`通常 ${minutesText(item.minutes)}`} onPress={() => pick(item.id)} />
      ))}
      <ListRow icon="edit" title="都不是，自己写" onPress={() => pick(null)} />
    </Sheet>
  );
}
