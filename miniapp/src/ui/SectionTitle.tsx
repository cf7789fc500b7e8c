import { View } from '@tarojs/components';
import { heading } from './heading';
import { Icon } from './Icon';
import { Press } from './Press';
import './SectionTitle.scss';

interface SectionTitleProps {
  readonly title: string;
  readonly aside?: string;
  /** Then the words at the right lead somewhere. */
  readonly onPress?: () => void;
}

/** The heading above a shelf or a group of cards. */
export function SectionTitle({ title, aside, onPress }: SectionTitleProps): React.ReactNode {
  return (
    <View className="ui-section">
      <View className="ui-section__title" {...heading(2)}>{title}</View>
      {aside !== undefined && onPress === undefined && <View className="ui-section__aside">{aside}</View>}
      {aside !== undefined && onPress !== undefined && (
        <Press className="ui-section__aside ui-section__aside--link" onPress={onPress}>
          {aside}
          <Icon name="right" size="text" />
        </Press>
      )}
    </View>
  );
}
