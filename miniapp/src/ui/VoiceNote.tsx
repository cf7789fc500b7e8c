import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { playSound } from '@/platform/player';
import { Press } from './Press';
import { sayError } from './say-error';
import { toast } from './overlay';
import { asCallError } from '@/hooks/use-call';
import './VoiceNote.scss';

interface VoiceNoteProps {
  readonly seconds: number;
  /** Where it lies on the phone, fetched at the first tap. */
  readonly path: () => Promise<string>;
  /** 听录音 */
  readonly label?: string;
}

type Playing = { readonly state: 'still' | 'fetching' } | { readonly state: 'playing'; readonly at: number };
const STILL = { state: 'still' } as const;

/** A voice note that is played by a tap, and stopped by the next. */
export function VoiceNote({ seconds, path, label = '听录音' }: VoiceNoteProps): React.ReactNode {
  const [playing, setPlaying] = useState<Playing>(STILL);
  const stop = useRef<() => void>();
  const left = useRef(false);
  useEffect(() => () => {
    left.current = true;
    stop.current?.();
  }, []);

  async function press(): Promise<void> {
    if (playing.state === 'playing') {
      stop.current?.();
      return;
    }
    if (playing.state === 'fetching') return;
    setPlaying({ state: 'fetching' });
    try {
      const file = await path();
      if (left.current) return;
      stop.current = playSound(file, {
        onTime: (at) => setPlaying((is) => (is.state === 'still' || (is.state === 'playing' && Math.floor(is.at) === Math.floor(at)) ? is : { state: 'playing', at })),
        onEnd: (well) => {
          if (left.current) return;
          setPlaying(STILL);
          if (!well) toast('放不出来，请再点一次', 'warn');
        },
      });
      setPlaying({ state: 'playing', at: 0 });
    } catch (error) {
      setPlaying(STILL);
      sayError(asCallError(error));
    }
  }

  const on = playing.state === 'playing';
  const gone = on ? Math.min(seconds, Math.floor(playing.at)) : 0;
  return (
    <Press className="ui-voice" label={on ? '停下' : `${label}，${seconds} 秒`} onPress={() => void press()}>
      <View className="ui-voice__round">
        <View className={on ? 'ui-voice__stop' : 'ui-voice__play'} />
      </View>
      <View className="ui-voice__words">{on ? '正在放，点一下停' : playing.state === 'fetching' ? '正在取录音' : label}</View>
      <View className="ui-voice__seconds">{on ? `${gone} / ${seconds} 秒` : `${seconds} 秒`}</View>
      <View className="ui-voice__gone" style={{ width: `${on ? (gone / seconds) * 100 : 0}%` }} />
    </Press>
  );
}
