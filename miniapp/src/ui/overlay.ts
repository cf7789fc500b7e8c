import { createStore } from 'zustand/vanilla';
import type { IconName } from './Icon';

export interface Question {
  readonly title: string;
  readonly text?: string;
  /** The safe way, at the left: 再想想. Without it there is only something to know. */
  readonly stay?: string;
  /** What will be done: 取消订单. */
  readonly act: string;
  /** Cannot be undone: ink in place of red. */
  readonly dark?: boolean;
}

export interface ToastWords {
  readonly text: string;
  readonly icon?: IconName;
}

interface Overlay {
  readonly question: (Question & { readonly answer: (yes: boolean) => void }) | null;
  readonly toast: (ToastWords & { readonly key: number }) | null;
  /** WeChat waits for a yes or no to its guideline on personal data. */
  readonly privacy: ((agreed: boolean) => void) | null;
}

/** What lies over the page; each Page shows it while it is the one in front. */
export const overlayStore = createStore<Overlay>()(() => ({ question: null, toast: null, privacy: null }));

let toastKey = 0;

/** `toast('已告诉李**', 'okc')`: for what went well. What somebody has to read stands in a dialog or on the page. */
export function toast(text: string, icon?: IconName): void {
  toastKey += 1;
  overlayStore.setState({ toast: { text, key: toastKey, ...(icon && { icon }) } });
}

export function endToast(key: number): void {
  if (overlayStore.getState().toast?.key === key) overlayStore.setState({ toast: null });
}

/** `if (await ask({ title: '这单不要了吗？', stay: '再想想', act: '取消订单', dark: true })) …` */
export function ask(question: Question): Promise<boolean> {
  overlayStore.getState().question?.answer(false);
  return new Promise((done) => {
    overlayStore.setState({
      question: {
        ...question,
        answer: (yes) => {
          overlayStore.setState({ question: null });
          done(yes);
        },
      },
    });
  });
}

/** Shows the sheet about WeChat's guideline; true when the person agreed. */
export function askPrivacy(): Promise<boolean> {
  return new Promise((done) => {
    overlayStore.setState({
      privacy: (agreed) => {
        overlayStore.setState({ privacy: null });
        if (!agreed) toast('好，这次先不用');
        done(agreed);
      },
    });
  });
}
