import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { Press } from './Press';
import './HeroAction.scss';

interface HeroActionProps {
  readonly title: string;
  readonly hint: string;
  readonly onPress: () => void;
}

/** 首页 only, and never a skeleton: it needs nothing from the server. Stands in `<Card hero>`. */
export function HeroAction({ title, hint, onPress }: HeroActionProps): React.ReactNode {
  return (
    <Press className="ui-hero" onPress={onPress}>
      <View className="ui-hero__words">
        <View className="ui-hero__title">{title}</View>
        <View className="ui-hero__hint">{hint}</View>
      </View>
      <View className="ui-hero__arrow">
        <Icon name="arrow" size="l" />
      </View>
    </Press>
  );
}
