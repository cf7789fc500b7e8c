import type { CallError } from '@/api/call-error';
import { refusalText } from './staff';

/** What is wrong with one's own number, to stand under the field; another account may already have it. */
export function ownPhoneError(error: CallError | undefined): string | undefined {
  if (error?.code === 'ID_TAKEN' && error.facts['field'] === 'phone') return '另一个账号已经用了这个号。是您的号，请打社区电话改过来';
  return error?.problemOf('phone');
}

const CONSENT_REFUSALS: Readonly<Record<string, string>> = {
  yourself: '这是您自己的号，给自己点单就行',
  has_account: '这位自己有账号，请在本人手机上点单',
};

/** The same under the number of somebody for whom one wants to order. */
export function otherPhoneError(error: CallError | undefined): string | undefined {
  if (error?.code === 'CONSENT_NEEDED') return CONSENT_REFUSALS[String(error.facts['why'])];
  return error?.problemOf('phone');
}

/** A refusal that belongs under no field, on one line with the number to read out; undefined when `shown` says it. */
export function formRefusal(error: CallError | undefined, shown?: string): string | undefined {
  if (error === undefined || shown !== undefined) return undefined;
  const ours = error.code === 'INTERNAL' || error.code === 'UNREADABLE' || error.code === 'UNAVAILABLE';
  return [refusalText(error), ours && error.shortNo && `编号 ${error.shortNo}`].filter(Boolean).join(' ');
}
