import { View } from '@tarojs/components';
import { topInsets } from '@/platform/insets';
import { goBack } from '@/platform/navigation';
import { heading } from './heading';
import { IconButton } from './IconButton';
import './NavBar.scss';

interface NavBarProps {
  readonly title: string;
  /** In place of the title at the left of a tab page: the place, the switch to long sight. */
  readonly left?: React.ReactNode;
  /** Tab pages have no way back. */
  readonly back?: boolean;
}

/** Ours in place of WeChat's: leaves the status bar and the capsule free. */
export function NavBar({ title, left, back = true }: NavBarProps): React.ReactNode {
  const { status, bar, capsule } = topInsets();
  return (
    <View className="ui-nav" style={{ paddingTop: `${status}px` }}>
      <View className="ui-nav__bar" style={{ minHeight: `max(var(--nav-h), ${bar}px)`, paddingRight: capsule === 0 ? undefined : `${capsule}px` }}>
        {back && (
          <View className="ui-nav__back">
            <IconButton icon="left" label="返回" plain onPress={goBack} />
          </View>
        )}
        {back && (
          <View className="ui-nav__title" {...heading(1)} style={{ left: `${capsule}px`, right: `${capsule}px` }}>
            {title}
          </View>
        )}
        {!back && (left ?? <View className="ui-nav__big" {...heading(1)}>{title}</View>)}
      </View>
    </View>
  );
}
