import { dayOf, minuteOfDay, yearOf } from '../kernel/shanghai.js';

/** What a message may say in one field. */
export type Fact = string | number | Date | null;

/** The types of fields that WeChat's templates have and we fill; a key is the type and a number (`thing1`). */
export const FIELD_TYPES = ['thing', 'phrase', 'name', 'time', 'date', 'number', 'character_string', 'amount', 'phone_number', 'letter', 'symbol'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

const typeOf = (key: string): FieldType | null => FIELD_TYPES.find((type) => key.startsWith(type) && /^\d{1,3}$/.test(key.slice(type.length))) ?? null;

export const isFieldKey = (key: string): boolean => typeOf(key) !== null;

/** What stands where nothing is known: WeChat refuses an empty field. */
const SEE_INSIDE = '请打开查看';

/**
 * WeChat's limits (subscribeMessage.send, "参数值限制说明"): what is too long is cut, what the type does not allow is left
 * out. Null where the field is a time and the fact is none: a wrong one would be worse than no message.
 */
export function fitField(key: string, fact: Fact): string | null {
  const type = typeOf(key);
  if (!type) throw new RangeError(`not a field of a template: ${key}`);
  return FIT[type](fact);
}

const FIT: Readonly<Record<FieldType, (fact: Fact) => string | null>> = {
  // 20 characters of any kind.
  thing: (fact) => cut(plain(fact), 20) || SEE_INSIDE,
  // 5 Chinese characters and nothing else.
  phrase: (fact) => chinese(plain(fact)).slice(0, 5) || SEE_INSIDE,
  // 10 Chinese characters, or 20 letters.
  name: (fact) => nameOf(plain(fact)) || '社区工作人员',
  time: (fact) => momentOf(fact, (at) => `${chineseDay(at)} ${clockOf(at)}`),
  date: (fact) => momentOf(fact, chineseDay),
  // 32 digits, with a decimal point.
  number: (fact) => (/-?\d{1,15}(\.\d{1,6})?/.exec(plain(fact))?.[0] ?? '0'),
  // 32 digits, letters and signs.
  character_string: (fact) => plain(fact).replace(/[^!-~]/g, '').slice(0, 32) || '-',
  // At most 10 digits, with a decimal point.
  amount: (fact) => `${/\d{1,8}(\.\d{1,2})?/.exec(plain(fact))?.[0] ?? '0'}元`,
  // 17 digits and signs.
  phone_number: (fact) => plain(fact).replace(/[^\d+-]/g, '').slice(0, 17) || '12345',
  letter: (fact) => plain(fact).replace(/[^A-Za-z]/g, '').slice(0, 32) || 'A',
  symbol: (fact) => plain(fact).replace(/[^!-/:-@[-`{-~]/g, '').slice(0, 5) || '-',
};

/** One line without what cannot be seen, or is half of a character. */
function plain(fact: Fact): string {
  if (fact instanceof Date) return momentOf(fact, chineseDay) ?? '';
  return String(fact ?? '').replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
}

/** Whole characters only, with a sign that there was more. Counted as WeChat counts at the strictest: in 16-bit units. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const chinese = (text: string): string => text.replace(/[^\u4e00-\u9fff]/g, '');

function nameOf(text: string): string {
  const signs = chinese(text);
  if (signs) return signs.slice(0, 10);
  return text.replace(/[^A-Za-z ]/g, '').trim().slice(0, 20).trim();
}

function momentOf(fact: Fact, write: (at: Date) => string): string | null {
  if (!(fact instanceof Date) || Number.isNaN(fact.getTime())) return null;
  const year = yearOf(fact);
  return year >= 2000 && year <= 2099 ? write(fact) : null;
}

const two = (count: number): string => String(count).padStart(2, '0');

const clockOf = (at: Date): string => `${two(Math.floor(minuteOfDay(at) / 60))}:${two(minuteOfDay(at) % 60)}`;

function chineseDay(at: Date): string {
  const [year, month, day] = dayOf(at).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
