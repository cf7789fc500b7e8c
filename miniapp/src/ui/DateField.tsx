import { Picker, View } from '@tarojs/components';
import { createElement, type ChangeEvent, type MouseEvent } from 'react';
import { Icon } from './Icon';
import './DateField.scss';

interface DateFieldProps {
  /** 2026-11-25, and the first and last day that can be chosen. */
  readonly value: string;
  readonly first: string;
  readonly last: string;
  /** What is seen of it: 11月25日 周三. */
  readonly words: string;
  readonly onChange: (day: string) => void;
}

/** A day from the phone's own calendar: WeChat's on WeChat, the browser's in a browser, which keys can work as well. */
export function DateField(props: DateFieldProps): React.ReactNode {
  const { value, first, last, words, onChange } = props;
  const box = (
    <View className="ui-date">
      <Icon name="cal" size="text" />
      <View className="ui-date__words">{words}</View>
      <Icon name="down" size="text" />
      {process.env.TARO_ENV === 'h5' && <BrowserDate {...props} />}
    </View>
  );
  // As one expression, so that the build leaves WeChat's picker out of the browser's first load.
  return process.env.TARO_ENV === 'h5'
    ? box
    : <Picker mode="date" value={value} start={first} end={last} onChange={({ detail }) => onChange(detail.value)}>{box}</Picker>;
}

/** Lies unseen over the box and takes its taps. */
function BrowserDate({ value, first, last, words, onChange }: DateFieldProps): React.ReactNode {
  return createElement('input', {
    type: 'date',
    className: 'ui-date__input',
    value,
    min: first,
    max: last,
    'aria-label': words,
    // Only the small calendar sign would open it otherwise.
    onClick: ({ currentTarget }: MouseEvent<HTMLInputElement>) => currentTarget.showPicker?.(),
    onChange: ({ target }: ChangeEvent<HTMLInputElement>) => target.value !== '' && onChange(target.value),
  });
}
