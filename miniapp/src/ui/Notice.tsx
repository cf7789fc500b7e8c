import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import './Notice.scss';

interface NoticeProps {
  readonly icon: IconName;
  /** One line preferred, two at most. */
  readonly text: React.ReactNode;
  readonly tone?: 'neutral' | 'info' | 'ok' | 'warn';
}

export function Notice({ icon, text, tone = 'neutral' }: NoticeProps): React.ReactNode {
  return (
    <View className={classes('ui-notice', `ui-notice--${tone}`)} role={tone === 'warn' ? 'alert' : 'note'}>
      <Icon name={icon} size="text" />
      <View className="ui-notice__text">{text}</View>
    </View>
  );
}
