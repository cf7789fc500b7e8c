import { View } from '@tarojs/components';
import { Icon } from './Icon';
import { Press } from './Press';
import './Keypad.scss';

interface KeypadProps {
  readonly value: string;
  readonly length: 4 | 6;
  readonly onChange: (value: string) => void;
  /** The words at the lower left: 对方说不清. */
  readonly aside?: { readonly label: string; readonly onPress: () => void };
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Own number keys: large, always there, and without the phone's keyboard jumping up at somebody's door. */
export function Keypad({ value, length, onChange, aside }: KeypadProps): React.ReactNode {
  const type = (digit: string): void => {
    if (value.length < length) onChange(value + digit);
  };
  return (
    <View className="ui-keypad">
      {DIGITS.map((digit) => (
        <Press key={digit} className="ui-key" onPress={() => type(digit)}>
          {digit}
        </Press>
      ))}
      {aside ? (
        <Press className="ui-key ui-key--words" onPress={aside.onPress}>
          {aside.label}
        </Press>
      ) : (
        <View />
      )}
      <Press className="ui-key" onPress={() => type('0')}>
        0
      </Press>
      <Press className="ui-key ui-key--plain" label="删掉一个数" onPress={() => onChange(value.slice(0, -1))}>
        <Icon name="erase" />
      </Press>
    </View>
  );
}
