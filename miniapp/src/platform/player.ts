import Taro from '@tarojs/taro';

/** Plays a sound of the phone's, also when the phone is set to silent: who taps wants to hear. Answers how to stop it. */
export function playSound(path: string, { onTime, onEnd }: { readonly onTime: (seconds: number) => void; readonly onEnd: (well: boolean) => void }): () => void {
  if (process.env.TARO_ENV === 'weapp') void Taro.setInnerAudioOption({ obeyMuteSwitch: false }).catch(() => undefined);
  const sound = Taro.createInnerAudioContext();
  let over = false;
  const end = (well: boolean): void => {
    if (over) return;
    over = true;
    sound.destroy();
    onEnd(well);
  };
  sound.onTimeUpdate(() => !over && onTime(sound.currentTime));
  sound.onEnded(() => end(true));
  sound.onError(() => end(false));
  sound.src = path;
  sound.play();
  return () => {
    if (!over) sound.stop();
    end(true);
  };
}
