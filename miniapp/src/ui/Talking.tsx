import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { classes } from './classes';
import { Icon } from './Icon';
import './Talking.scss';

interface TalkingProps {
  /** In ms; null while the phone still asks for the microphone. */
  readonly since: number | null;
  /** The finger is far up: letting go means nothing was said. */
  readonly away: boolean;
}

/** What stands over the page while somebody holds 按住说话. */
export function Talking({ since, away }: TalkingProps): React.ReactNode {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = since === null ? 0 : Math.min(60, Math.max(0, Math.floor((now - since) / 1000)));
  const words = away ? '松开取消' : since === null ? '请允许用话筒' : seconds >= 50 ? `还能说 ${60 - seconds} 秒` : '松开就发，上滑取消';
  return (
    <View className="ui-talking" role="status">
      <View className={classes('ui-talking__box', away && 'ui-talking__box--away')}>
        <Icon name={away ? 'close' : 'mic'} size="l" />
        <View className="ui-talking__seconds">{`${seconds} 秒`}</View>
        <View aria-live="polite">{words}</View>
      </View>
    </View>
  );
}
