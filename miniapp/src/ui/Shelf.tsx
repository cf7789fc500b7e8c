import { View } from '@tarojs/components';
import { Drawing, type ShelfDrawing } from './Drawing';
import { Press } from './Press';
import './Shelf.scss';

export interface ShelfItem {
  readonly drawing: ShelfDrawing;
  readonly label: string;
  readonly onPress: () => void;
}

const A_ROW = 4;

/** The signature: services standing on one warm strip, four a row. */
export function Shelf({ items }: { readonly items: readonly ShelfItem[] }): React.ReactNode {
  const rows = Array.from({ length: Math.ceil(items.length / A_ROW) }, (_unused, row) => items.slice(row * A_ROW, (row + 1) * A_ROW));
  return (
    <View className="ui-shelves">
      {rows.map((row, at) => (
        <View key={at} className="ui-shelf">
          {row.map(({ drawing, label, onPress }) => (
            <Press key={label} className="ui-shelf__item" onPress={onPress}>
              <Drawing kind="shelf" name={drawing} />
              <View className="ui-shelf__label">{label}</View>
            </Press>
          ))}
          <View className="ui-shelf__strip" />
        </View>
      ))}
    </View>
  );
}

/** The same for long sight: one large tile each, two a row. */
export function BigTiles({ items }: { readonly items: readonly ShelfItem[] }): React.ReactNode {
  return (
    <View className="ui-big-tiles">
      {items.map((item) => (
        <BigTile key={item.label} {...item} />
      ))}
    </View>
  );
}

export function BigTile({ drawing, label, onPress }: ShelfItem): React.ReactNode {
  return (
    <Press className="ui-big-tile" onPress={onPress}>
      <Drawing kind="shelf" name={drawing} />
      <View className="ui-big-tile__label">{label}</View>
    </Press>
  );
}
