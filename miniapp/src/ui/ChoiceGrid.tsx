import { View } from '@tarojs/components';
import { classes } from './classes';
import { Press } from './Press';
import './ChoiceGrid.scss';

interface ChoiceGridProps<V extends string> {
  readonly items: readonly { readonly value: V; readonly label: string; readonly hint?: string; readonly disabled?: boolean }[];
  readonly value: V | null;
  readonly onChange: (value: V) => void;
}

/** Four short answers a row, fewer where the letters are large: 今天 明天 周末 别的. */
export function ChoiceGrid<V extends string>({ items, value, onChange }: ChoiceGridProps<V>): React.ReactNode {
  return (
    <View className="ui-choices">
      {items.map(({ value: itemValue, label, hint, disabled = false }) => {
        const on = itemValue === value;
        return (
          <Press
            key={itemValue}
            className={classes('ui-choice', on && 'ui-choice--on', disabled && 'ui-choice--off')}
            role="radio"
            checked={on}
            disabled={disabled}
            onPress={() => onChange(itemValue)}
          >
            <View className="ui-choice__label">{label}</View>
            {hint !== undefined && <View className="ui-choice__hint">{hint}</View>}
          </Press>
        );
      })}
    </View>
  );
}
