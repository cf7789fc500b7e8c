import { Input, View } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './Icon';
import { Tag } from './Tag';
import './DigitInput.scss';

interface DigitInputProps {
  readonly length: 4 | 6;
  readonly value: string;
  /** What is typed on the phone's own keys or a real keyboard; the Keypad below writes to the same value. */
  readonly onChange: (value: string) => void;
  /** 数不对，请再问一次（还能试 4 次） */
  readonly wrong?: string | undefined;
  readonly found?: boolean;
  readonly label: string;
  /** True when the page shows a Keypad: then the phone's own keys stay away. */
  readonly keypad?: boolean;
}

export function DigitInput({ length, value, onChange, wrong, found = false, label, keypad = false }: DigitInputProps): React.ReactNode {
  const boxes = Array.from({ length }, (_unused, at) => value[at] ?? '');
  return (
    <View className={classes('ui-digits', `ui-digits--${length}`, wrong !== undefined && 'ui-digits--wrong')}>
      {found && (
        <View className="ui-digits__found">
          <Tag tone="ok" icon="okc" label="找到了" />
        </View>
      )}
      <View className="ui-digits__boxes" {...(keypad && { role: 'img', 'aria-label': `${label}，已输入 ${[...value].join(' ')}` })}>
        {boxes.map((digit, at) => (
          <View key={at} className={classes('ui-digit', at === value.length && !found && 'ui-digit--next')} aria-hidden>
            {digit || (at === value.length && !found ? <View className="ui-digit__caret" /> : null)}
          </View>
        ))}
        {!keypad && (
          <Input
            className="ui-digits__input"
            type={process.env.TARO_ENV === 'weapp' ? 'number' : 'text'}
            maxlength={length}
            value={value}
            aria-label={label}
            {...(process.env.TARO_ENV === 'h5' && { nativeProps: { 'aria-label': label, inputMode: 'numeric', autoComplete: 'one-time-code' } })}
            onInput={(event) => onChange(event.detail.value.replace(/\D/g, '').slice(0, length))}
          />
        )}
      </View>
      {wrong !== undefined && (
        <View className="ui-digits__wrong" role="alert">
          <Icon name="warn" size="text" />
          {wrong}
        </View>
      )}
    </View>
  );
}
