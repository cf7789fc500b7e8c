import { View } from '@tarojs/components';
import { useMinute } from '@/hooks/use-minute';
import { clockText, momentText } from '@/text/time';
import { wallClock } from '@/text/calendar';
import { Icon } from './Icon';
import { Press } from './Press';
import './OfflineBar.scss';

interface OfflineBarProps {
  /** From when the content is. */
  readonly savedAt: number;
  readonly onRetry: () => void;
}

export function OfflineBar({ savedAt, onRetry }: OfflineBarProps): React.ReactNode {
  const now = useMinute();
  const today = wallClock(savedAt).dayNo === wallClock(now).dayNo;
  return (
    <View className="ui-offline" role="alert">
      <Icon name="off" size="text" />
      <View className="ui-offline__text">{`没有网，显示 ${today ? clockText(savedAt) : momentText(savedAt, now)} 的内容`}</View>
      <Press className="ui-offline__retry" onPress={onRetry}>
        重试
      </Press>
    </View>
  );
}
