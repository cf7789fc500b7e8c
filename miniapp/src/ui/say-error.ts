import type { CallError } from '@/api/call-error';
import { ask, toast } from './overlay';

/** Says in plain words why something could not be done; the number is for whoever calls the community about it. */
export function sayError(error: CallError): void {
  const { title, detail } = error;
  if (error.lost) {
    toast(title, 'off');
    return;
  }
  const parts = [detail, isOurs(error) && error.shortNo && `编号 ${error.shortNo}`];
  void ask({ title, text: parts.filter(Boolean).join('\n'), act: '知道了' });
}

/** Nothing that the person wrote is wrong: they can only try again, or call somebody. */
export const isOurs = ({ code }: CallError): boolean => code === 'INTERNAL' || code === 'UNREADABLE' || code === 'UNAVAILABLE';
