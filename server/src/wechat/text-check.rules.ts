import { Refusal } from '../kernel/refusal.js';
import { BLOCKED_WORDS } from './blocked-words.js';

/** Why a text cannot be shown to others. */
export type TextFault = 'phone' | 'id_number' | 'word';

const NUMERALS = '〇零一二三四五六七八九幺';
const DIGITS: Readonly<Record<string, string>> = Object.fromEntries([...NUMERALS].map((sign, i) => [sign, i < 2 ? '0' : i === 11 ? '1' : String(i - 1)]));

const PHONE = /(?<!\d)(?:0|\+?86|0086)?1[3-9]\d{9}(?!\d)/;
const ID_NUMBER = /(?<!\d)\d{17}[\dx](?!\d)/;

/** Full width made half, numerals made digits, and whatever stands between two digits to hide them taken away. */
function plain(text: string): string {
  const half = text.normalize('NFKC').toLowerCase();
  const digits = half.replace(/[〇零一二三四五六七八九幺]/g, (sign) => DIGITS[sign]!);
  return digits.replace(/(?<=\d)[\s\-–—_.·•,，。*~/\\|]+(?=[\dx])/g, '');
}

/** The first fault of a text that others will read, or null. Phone and identity card numbers belong nowhere in it. */
export function faultOf(text: string, words: readonly string[] = BLOCKED_WORDS): TextFault | null {
  const joined = plain(text);
  if (ID_NUMBER.test(joined)) return 'id_number';
  if (PHONE.test(joined)) return 'phone';
  const letters = text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
  return words.some((word) => letters.includes(word)) ? 'word' : null;
}

/** Throws TEXT_NOT_ALLOWED with the field and the kind of fault when one of the public texts has one. */
export function checkTexts(texts: Readonly<Record<string, string | null | undefined>>): void {
  for (const [field, text] of Object.entries(texts)) {
    const what = text ? faultOf(text) : null;
    if (what) throw new Refusal('TEXT_NOT_ALLOWED', { field, what });
  }
}
