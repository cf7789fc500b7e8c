import { View } from '@tarojs/components';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useSlow } from '@/hooks/use-slow';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';
import { overlayStore } from './overlay';
import { Press } from './Press';
import './Button.scss';

interface ButtonProps {
  readonly label: string;
  /** A promise keeps the button busy until it is settled, so that nobody sends twice. */
  readonly onPress: () => unknown;
  /** primary: the one red action of a screen · text: no box · dark: cannot be undone. */
  readonly kind?: 'primary' | 'second' | 'quiet' | 'text' | 'dark';
  readonly size?: 'lg' | 'md';
  readonly icon?: IconName;
  /** As wide as its place. */
  readonly block?: boolean;
  /** Busy, with the words to show: 正在提交. */
  readonly loading?: boolean;
  readonly loadingLabel?: string;
  /** Off, and why: 积分还差 34. Stands in the label's place. */
  readonly disabledReason?: string | undefined;
  readonly id?: string;
}

export function Button(props: ButtonProps): React.ReactNode {
  const { label, onPress, kind = 'primary', size = 'lg', icon, block = false, loading = false, disabledReason, id } = props;
  const [pending, setPending] = useState(false);
  const asking = useStore(overlayStore, (overlay) => overlay.question !== null);
  // While a dialog still asks, nothing is being done yet.
  const busy = loading || (pending && !asking);
  const slow = useSlow(busy);
  const off = disabledReason !== undefined;

  function press(): void {
    const result = onPress();
    if (!isPromise(result)) return;
    setPending(true);
    void result.catch(() => undefined).then(() => setPending(false));
  }

  return (
    <Press
      {...(id === undefined ? {} : { id })}
      className={classes('ui-button', `ui-button--${off ? 'off' : kind}`, `ui-button--${size}`, block && 'ui-button--block', busy && 'ui-button--busy')}
      disabled={loading || pending || off}
      onPress={press}
    >
      {busy && <View className="ui-button__wheel" />}
      {!busy && !off && icon && <Icon name={icon} size="text" />}
      <View className="ui-button__label" aria-live={busy ? 'polite' : undefined}>
        {disabledReason ?? (slow ? '网有点慢，还在办' : busy ? (props.loadingLabel ?? `正在${label}`) : label)}
      </View>
    </Press>
  );
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;
