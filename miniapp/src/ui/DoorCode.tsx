import { View } from '@tarojs/components';
import { CardTitle } from './Card';
import './DoorCode.scss';

interface DoorCodeProps {
  readonly digits: string;
  /** 15:40 前有效，到时自动换 */
  readonly validText?: string;
  readonly title?: string;
  readonly hint?: string;
  /** What to do first and then, above the digits and in place of a heading: long sight. */
  readonly steps?: readonly string[];
}

/** The resident's side: only shown, never typed. Readers say the digits one by one. */
export function DoorCode({ digits, validText, title = '开门码', hint, steps }: DoorCodeProps): React.ReactNode {
  return (
    <View className="ui-door">
      {steps === undefined ? (
        <CardTitle icon="key" title={title} aside={validText} />
      ) : (
        <View className="ui-door__steps">
          {steps.map((step, at) => (
            <View key={step} className="ui-door__step">
              <View className="ui-door__no">{`${at + 1}.`}</View>
              {step}
            </View>
          ))}
        </View>
      )}
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
