import { Image, View } from '@tarojs/components';
import { alt } from './alt';
import { classes } from './classes';
import { Icon } from './Icon';
import { Press } from './Press';
import './Photos.scss';

export interface PhotoTile {
  readonly id: string;
  /** Where it lies on the phone; null while it is not there: closed, or on its way. */
  readonly path: string | null;
  readonly busy?: boolean;
}

interface PhotosProps {
  readonly photos: readonly PhotoTile[];
  readonly onPress: (id: string) => void;
  /** Takes one away again; left away they only are looked at. */
  readonly onRemove?: (id: string) => void;
  /** Another one fits; left away when none does. */
  readonly onAdd?: (() => void) | undefined;
}

/** Small square pictures side by side. One that has not been fetched says so and is fetched by a tap. */
export function Photos({ photos, onPress, onRemove, onAdd }: PhotosProps): React.ReactNode {
  return (
    <View className="ui-photos">
      {photos.map(({ id, path, busy = false }, at) => (
        <View key={id}>
          <Press className="ui-photos__tile" label={`第 ${at + 1} 张照片，${path === null ? '点开看' : '看大图'}`} onPress={() => onPress(id)}>
            {path === null ? <Words icon="cam" text={busy ? '正在取' : '点开看'} /> : <Image className="ui-photos__picture" src={path} mode="aspectFill" {...alt('')} />}
          </Press>
          {onRemove && <Press className="ui-photos__remove" label={`去掉第 ${at + 1} 张照片`} onPress={() => onRemove(id)}>去掉</Press>}
        </View>
      ))}
      {onAdd && (
        <Press className={classes('ui-photos__tile', 'ui-photos__tile--add')} onPress={onAdd}>
          <Words icon="cam" text={photos.length === 0 ? '拍一张' : '再拍一张'} />
        </Press>
      )}
    </View>
  );
}

function Words({ icon, text }: { readonly icon: 'cam'; readonly text: string }): React.ReactNode {
  return (
    <>
      <Icon name={icon} />
      <View>{text}</View>
    </>
  );
}
