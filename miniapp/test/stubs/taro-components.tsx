import { createElement, type PropsWithChildren } from 'react';

type Props = PropsWithChildren<Record<string, unknown>>;
type Typed = { target: { value: string } };

/** Taro's own attributes mean nothing to the DOM. */
const TARO_ONLY = new Set([
  'hoverClass', 'hoverStopPropagation', 'catchMove', 'placeholderClass', 'maxlength', 'autoHeight', 'disableDefaultPadding',
  'nativeProps', 'mode', 'lazyLoad', 'scrollX', 'enhanced', 'showScrollbar', 'onInput', 'type', 'openType', 'onAgreePrivacyAuthorization', 'onGetPhoneNumber',
]);

const plain = (props: Props): Props => Object.fromEntries(Object.entries(props).filter(([name]) => !TARO_ONLY.has(name)));

const as = (tag: string) => function Primitive(props: Props): React.ReactNode {
  return createElement(tag, plain(props));
};

const typing = (tag: string) => function Typing(props: Props): React.ReactNode {
  const onInput = props['onInput'] as ((event: { detail: { value: string } }) => void) | undefined;
  const onChange = (event: Typed): void => onInput?.({ detail: { value: event.target.value } });
  return createElement(tag, { ...plain(props), onChange });
};

export const View = as('div');
export const Text = as('span');
export const ScrollView = as('div');
export const Button = as('button');
export function Image(props: Props): React.ReactNode {
  return createElement('img', { ...plain(props), ...(props['nativeProps'] as object | undefined) });
}
export const Input = typing('input');
export const Textarea = typing('textarea');
