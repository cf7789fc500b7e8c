import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Icon, Press } from '@/ui';
import './SpeakBox.scss';

interface SpeakBoxProps {
  readonly since: number | null;
  readonly onStart: () => void;
  readonly onStop: () => void;
}

/** One large round thing to tap: begin, and done. */
export function SpeakBox({ since, onStart, onStop }: SpeakBoxProps): React.ReactNode {
  const [now, setNow] = useState(Date.now);
  const on = since !== null && since > 0;
  useEffect(() => {
    if (!on) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [on]);
  const seconds = on ? Math.max(0, Math.floor((now - since) / 1000)) : 0;
  return (
    <View className="speak">
      <Press className={on ? 'speak__round speak__round--on' : 'speak__round'} label={on ? `说完了，已经说了 ${seconds} 秒` : '点一下，开始说'} onPress={on ? onStop : onStart}>
        {on ? <View className="speak__stop" /> : <Icon name="mic" size="l" />}
      </Press>
      <View className="speak__words" role="status">{on ? `${seconds} 秒` : since === 0 ? '请允许用话筒' : '点一下，开始说'}</View>
      <View className="speak__hint">{on ? '说完了，再点一下' : '最多 60 秒'}</View>
    </View>
  );
}
