/** WeChat gives a number to its own kind of button only: see `ui/WechatNumber`. In a browser nobody can be asked. */
export const canAskNumber = process.env.TARO_ENV === 'weapp';

interface NumberEvent {
  readonly detail: { readonly code?: string };
}

/** The one-use code that the server exchanges for the number; undefined when the person said no. */
export const numberCodeOf = ({ detail }: NumberEvent): string | undefined => detail.code;
