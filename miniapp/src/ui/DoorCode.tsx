import { View } from '@tarojs/components';
import { CardTitle } from './Card';
import './DoorCode.scss';

interface DoorCodeProps {
  readonly digits: string;
  /** 15:40 前有效，到时自动换 */
  readonly validText?: string;
  readonly title?: string;
  readonly hint?: string;
}

/** The resident's side: only shown, never typed. Readers say the digits one by one. */
export function DoorCode({ digits, validText, title = '开门码', hint }: DoorCodeProps): React.ReactNode {
  return (
    <View className="ui-door">
      <CardTitle icon="key" title={title} aside={validText} />
      <View className="ui-door__digits" role="img" aria-label={[...digits].join(' ')}>
        {[...digits].map((digit, at) => (
          <View key={at} className="ui-door__digit" aria-hidden>
            {digit}
          </View>
        ))}
      </View>
      {hint !== undefined && <View className="ui-door__hint">{hint}</View>}
    </View>
  );
}
