import { View } from '@tarojs/components';
import './Progress.scss';

interface ProgressProps {
  readonly got: number;
  readonly need: number;
  /** 已认 6 套，还差 6 套: a bar never speaks alone. */
  readonly words: string;
  readonly end?: string;
}

export function Progress({ got, need, words, end }: ProgressProps): React.ReactNode {
  const share = need <= 0 ? 1 : Math.min(Math.max(got / need, 0), 1);
  return (
    <View className="ui-progress">
      <View className="ui-progress__track" aria-hidden>
        <View className="ui-progress__got" style={{ width: `${share * 100}%` }} />
      </View>
      <View className="ui-progress__words">
        <View>{words}</View>
        {end !== undefined && <View>{end}</View>}
      </View>
    </View>
  );
}
