/** 40 分钟, 1 小时 20 分, 2 小时 */
export function minutesText(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** A time left or run over, short or in words: 5:40, 25 分 or 3 小时 54 分, 25 分; 3 天 from two days on. */
export function spanText(minutes: number, words = false): string {
  if (minutes >= 48 * 60) return `${Math.floor(minutes / (24 * 60))} 天`;
  if (minutes < 60) return words ? `${minutes} 分` : `0:${String(minutes).padStart(2, '0')}`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (!words) return `${hours}:${String(rest).padStart(2, '0')}`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** Many hours before or after a limit the minutes say nothing more, and take the room of what it is about: 剩 26 小时. `brief`: from two hours on. */
export const roughly = (minutes: number, brief = false): number => (minutes < (brief ? 2 : 10) * 60 ? minutes : minutes - (minutes % 60));

/** Hours of service to one place: 86.5, 2 */
export const hoursText = (minutes: number): string => String(Math.floor(minutes / 6) / 10);

/** 800 米, 1.2 公里, 12 公里 */
export function distanceText(metres: number): string {
  if (metres < 950) return `${Math.max(Math.round(metres / 50) * 50, 50)} 米`;
  return metres < 9_950 ? `${(metres / 1000).toFixed(1)} 公里` : `${Math.round(metres / 1000)} 公里`;
}

/** 2,486 */
export const countText = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** +8, −160: with a true minus sign, as wide as the plus. */
export const signedText = (n: number): string => (n < 0 ? `−${countText(-n)}` : `+${countText(n)}`);

/** The number on a tab; at most 99 is shown. */
export const badgeText = (n: number): string => (n > 99 ? '99+' : String(n));

/** 582 916: codes are read and typed in threes. */
export const codeText = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

/** 张** is read out as 张某. */
export const readAloud = (name: string): string => name.replace(/\*+/g, '某');
