import type { IconName } from '@/ui/Icon';
import type { Waiting } from './kept';

/** What the card says of everything that has not gone out; what was refused comes first. */
export function cardWords(all: readonly Waiting[]): { readonly title: string; readonly text: string; readonly icon: IconName } {
  const refused = all.filter((item) => item.refused !== undefined);
  if (refused.length > 0) {
    return { icon: 'warn', title: `有 ${refused.length} 件事没办成`, text: `${named(refused)} · ${refused[0]!.refused!.title}。写好的都还在，点一下看看。` };
  }
  return { icon: 'send', title: `有 ${all.length} 件事等着发出去`, text: `${named(all)} · 一有网就自动发，不会发两次。` };
}

const named = (items: readonly Waiting[]): string => items.map(({ what }) => `“${what}”`).join('');

/** Of one thing, why it has not gone out. */
export const stateWords = ({ refused }: Waiting): string =>
  refused === undefined ? '等着发出去' : ['没办成', refused.title, refused.detail].filter(Boolean).join('。').replace('。', '：');
