interface Alt {
  readonly 'aria-label'?: string;
  readonly 'aria-hidden'?: true;
  readonly nativeProps?: { readonly alt: string };
}

/** What is told of an Image to those who cannot see it; '' where words beside it say it already. `<Image src={…} {...alt('')}>` */
export function alt(words: string): Alt {
  // Taro's image for browsers holds a plain one inside, and that is the one which is read.
  if (process.env.TARO_ENV === 'h5') return { nativeProps: { alt: words } };
  return words === '' ? { 'aria-hidden': true } : { 'aria-label': words };
}
