import { View } from '@tarojs/components';
import { classes } from './classes';
import { Icon } from './Icon';
import { Press } from './Press';
import './OptionRow.scss';

interface OptionRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onPress: () => void;
  readonly disabled?: boolean;
}

/** One answer of several, of which one holds. Selected is border, tick and weight, never colour alone. */
export function OptionRow({ label, hint, on, onPress, disabled = false }: OptionRowProps): React.ReactNode {
  return (
    <Press className={classes('ui-option', on && 'ui-option--on', disabled && 'ui-option--off')} role="radio" checked={on} disabled={disabled} onPress={onPress}>
      <Radio on={on} />
      <View className="ui-option__words">
        <View className="ui-option__label">{label}</View>
        {hint !== undefined && <View className="ui-option__hint">{hint}</View>}
      </View>
    </Press>
  );
}

export function Radio({ on }: { readonly on: boolean }): React.ReactNode {
  return (
    <View className={classes('ui-radio', on && 'ui-radio--on')} aria-hidden>
      {on && <Icon name="check" size="text" />}
    </View>
  );
}

interface CheckProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Read out, and shown unless children say more. */
  readonly label: string;
  /** The box alone, where the words stand elsewhere in the row. */
  readonly bare?: boolean;
  readonly disabled?: boolean;
  readonly children?: React.ReactNode;
}

export function Check({ on, onChange, label, bare = false, disabled = false, children }: CheckProps): React.ReactNode {
  return (
    <Press className="ui-check" role="checkbox" checked={on} disabled={disabled} label={label} onPress={() => onChange(!on)}>
      <View className={classes('ui-check__box', on && 'ui-check__box--on', disabled && 'ui-check__box--off')} aria-hidden>
        {on && <Icon name="check" size="text" />}
      </View>
      {!bare && <View className="ui-check__words">{children ?? label}</View>}
    </Press>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly label: string;
  readonly disabled?: boolean;
}

export function Switch({ on, onChange, label, disabled = false }: SwitchProps): React.ReactNode {
  return (
    <Press className="ui-switch" role="switch" checked={on} disabled={disabled} label={label} onPress={() => onChange(!on)}>
      <View className={classes('ui-switch__track', on && 'ui-switch__track--on')}>
        <View className="ui-switch__thumb" />
      </View>
    </Press>
  );
}
