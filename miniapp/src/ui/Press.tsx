import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { classes } from './classes';
import './Press.scss';

interface PressProps {
  readonly onPress?: (() => void) | undefined;
  /** Needed when there are no words inside. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
  readonly role?: 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab';
  /** For radio, checkbox and switch. */
  readonly checked?: boolean;
  /** For tabs. */
  readonly selected?: boolean;
  /** The link that leads to where one is. */
  readonly current?: boolean;
  readonly disabled?: boolean;
  readonly id?: string;
  /** For what is held down: see `useHold`. */
  readonly touches?: object | undefined;
}

/** Anything one can tap. On H5 it is reached and worked by keyboard as well. */
export function Press(props: PropsWithChildren<PressProps>): React.ReactNode {
  const { onPress, label, className, role = 'button', checked, selected, current = false, disabled = false, id, touches, children } = props;
  const act = (event: { stopPropagation(): void }): void => {
    event.stopPropagation();
    if (!disabled) onPress?.();
  };
  const keyboard = process.env.TARO_ENV === 'h5' && {
    tabIndex: disabled ? -1 : 0,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      act(event);
    },
  };
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classes('ui-press', className)}
      hoverClass={disabled ? 'none' : 'ui-press--down'}
      hoverStopPropagation
      role={role}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(checked === undefined ? {} : { 'aria-checked': checked })}
      {...(selected === undefined ? {} : { 'aria-selected': selected })}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      {...(disabled ? { 'aria-disabled': true } : {})}
      onClick={act}
      {...touches}
      {...keyboard}
    >
      {children}
    </View>
  );
}
