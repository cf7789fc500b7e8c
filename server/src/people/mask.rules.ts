import { yearOf } from '../kernel/shanghai.js';

/** 张三 → 张**. The first character stays, the rest does not even tell its length. */
export function maskName(name: string | null): string {
  const first = [...(name ?? '').trim()][0];
  return first ? `${first}**` : '';
}

/** 13812341234 → 138****1234. Anything too short to hide something is hidden whole. */
export function maskPhone(phone: string | null): string | null {
  if (phone === null) return null;
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** Years by birth year alone, so one year too many until the birthday; null where it is not known. */
export function ageOf(birthYear: number | null, now: Date): number | null {
  return birthYear === null ? null : Math.max(0, yearOf(now) - birthYear);
}

/** 70 多岁, for people of 60 and above; younger ones are nobody's business. */
export function ageBand(birthYear: number | null, now: Date): string | null {
  const age = ageOf(birthYear, now);
  return age === null || age < 60 ? null : `${Math.floor(age / 10) * 10} 多岁`;
}
