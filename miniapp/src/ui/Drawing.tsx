import type { Shelf } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import './Drawing.scss';

export type ShelfDrawing = Shelf | 'share';
export type GiftDrawing = 'rice' | 'oil' | 'wash' | 'towel' | 'umb' | 'cup';
export type StateDrawing = 'empty' | 'error' | 'offline' | 'place' | 'wait' | 'done';

type DrawingProps = (
  | { readonly kind: 'shelf'; readonly name: ShelfDrawing }
  | { readonly kind: 'gift'; readonly name: GiftDrawing }
  | { readonly kind: 'state'; readonly name: StateDrawing }
  | { readonly kind: 'coin'; readonly name?: undefined }
) & { readonly className?: string };

/** A picture in its own colours; always beside words, so hidden from readers. */
export function Drawing({ kind, name, className }: DrawingProps): React.ReactNode {
  return <View className={classes('ui-drawing', `ui-drawing--${kind}`, name && `ui-d-${kind}-${name}`, className)} aria-hidden />;
}

/** A service's drawing on its small warm tile. */
export function ShelfTile({ name }: { readonly name: ShelfDrawing }): React.ReactNode {
  return (
    <View className="ui-shelf-tile">
      <Drawing kind="shelf" name={name} />
    </View>
  );
}

/** A sign on the same tile, where a row beside a service's has none: the place it goes to. */
export function IconTile({ icon }: { readonly icon: IconName }): React.ReactNode {
  return (
    <View className="ui-shelf-tile">
      <Icon name={icon} />
    </View>
  );
}
