/** What a person reads when something cannot be done: what it is, and what now. The server sends its own with each refusal. */
export interface Words {
  readonly title: string;
  readonly detail?: string;
}

/** What only the phone can notice. */
export type PhoneCode = 'NO_NETWORK' | 'TIMED_OUT' | 'UNREADABLE';

export const PHONE_WORDS: Readonly<Record<PhoneCode, Words>> = {
  NO_NETWORK: { title: '没有网', detail: '您填的都还在，有网了再试。' },
  TIMED_OUT: { title: '网有点慢', detail: '没等到回答。再试一次，不会办两遍。' },
  UNREADABLE: { title: '没看懂服务器的回答', detail: '请更新到新版本再试。' },
};
