import { Input, Textarea, View } from '@tarojs/components';
import { useState } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './Field.scss';

interface FieldProps {
  /** Above the box. Leave it away only where the card's title already asks the question. */
  readonly label?: string;
  readonly value: string;
  readonly onChange?: (value: string) => void;
  /** Opens a choice in place of typing: 点这里选地方. */
  readonly onPress?: () => void;
  readonly placeholder?: string;
  readonly icon?: IconName;
  readonly kind?: 'text' | 'number' | 'phone' | 'long';
  /** How high a long one begins; it grows with what is typed. */
  readonly lines?: 1 | 2;
  readonly maxLength?: number;
  readonly help?: string;
  /** Under the field, with a sign: 手机号要 11 位，还差 4 位. */
  readonly error?: string | undefined;
  /** Off, and why: 换社区要先问网格员. */
  readonly offReason?: string;
  readonly trailing?: React.ReactNode;
  /** The keyboard's own key for being done: it then says 搜索. */
  readonly onSearch?: () => void;
  readonly id?: string;
}

export function Field(props: FieldProps): React.ReactNode {
  const { label, help, error, offReason } = props;
  return (
    <View className="ui-field">
      {label !== undefined && <View className="ui-field__label">{label}</View>}
      <Box {...props} />
      {error !== undefined && (
        <View className="ui-field__error" role="alert">
          <Icon name="warn" size="text" />
          {error}
        </View>
      )}
      {error === undefined && (offReason ?? help) !== undefined && <View className="ui-field__help">{offReason ?? help}</View>}
    </View>
  );
}

function Box(props: FieldProps): React.ReactNode {
  const { value, onPress, placeholder = '', icon, kind = 'text', lines = 2, error, offReason, trailing } = props;
  const [focused, setFocused] = useState(false);
  const off = offReason !== undefined;
  const className = classes(
    'ui-field__box', kind === 'long' && 'ui-field__box--long', kind === 'long' && lines === 1 && 'ui-field__box--line', focused && 'ui-field__box--focus',
    error !== undefined && 'ui-field__box--error', off && 'ui-field__box--off',
  );
  const lead = (off || icon !== undefined) && <Icon name={off ? 'lock' : icon!} size="text" className="ui-field__icon" />;
  if (off || onPress !== undefined) {
    const words = <View className={classes('ui-field__value', value === '' && 'ui-field__value--empty')}>{value || placeholder}</View>;
    if (off) return <View className={className}>{lead}{words}</View>;
    return <Press className={className} onPress={onPress} label={`${props.label ?? ''} ${value || placeholder}`}>{lead}{words}{trailing}</Press>;
  }
  return (
    <View className={className}>
      {lead}
      <Typing {...props} onFocus={setFocused} />
      {trailing}
    </View>
  );
}

function Typing(props: FieldProps & { readonly onFocus: (focused: boolean) => void }): React.ReactNode {
  const { label, value, onChange, placeholder = '', kind = 'text', maxLength = 140, onFocus, onSearch, id } = props;
  const digits = kind === 'number' || kind === 'phone';
  const common = {
    ...(id === undefined ? {} : { id }),
    value,
    placeholder,
    placeholderClass: 'ui-field__placeholder',
    maxlength: maxLength,
    'aria-label': label ?? placeholder,
    // H5 puts a plain input inside, which needs the label and the right keys itself; type=number there loses digits.
    ...(process.env.TARO_ENV === 'h5' && { nativeProps: { 'aria-label': label ?? placeholder, ...(digits && { inputMode: 'numeric' }) } }),
    onInput: (event: { detail: { value: string } }) => onChange?.(event.detail.value),
    onFocus: () => onFocus(true),
    onBlur: () => onFocus(false),
    ...(onSearch && { confirmType: 'search' as const, onConfirm: () => onSearch() }),
  };
  if (kind === 'long') return <Textarea className="ui-field__area" autoHeight disableDefaultPadding {...common} />;
  return <Input className="ui-field__input" type={digits && process.env.TARO_ENV === 'weapp' ? 'number' : 'text'} {...common} />;
}
