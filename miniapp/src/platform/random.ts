import Taro from '@tarojs/taro';

const POOL_SIZE = 1024;
const LOW_WATER = 256;

let pool: Uint8Array = new Uint8Array(0);
let used = 0;
let filling = false;

/** WeChat hands out random bytes only asynchronously, so a pool is filled before anybody needs one. */
export function fillRandomPool(): void {
  if (process.env.TARO_ENV === 'h5' || filling) return;
  filling = true;
  void refill();
}

async function refill(): Promise<void> {
  try {
    const { randomValues } = await Taro.getRandomValues({ length: POOL_SIZE });
    pool = new Uint8Array(randomValues);
    used = 0;
  } catch {
    // randomBytes() has a way for a phone that gives none.
  } finally {
    filling = false;
  }
}

export function randomBytes(length: number): Uint8Array {
  if (process.env.TARO_ENV === 'h5') return crypto.getRandomValues(new Uint8Array(length));
  if (pool.length - used < LOW_WATER) fillRandomPool();
  const bytes = pool.slice(used, used + length);
  used += bytes.length;
  if (bytes.length === length) return bytes;
  // Before the first fill: these bytes only keep ids apart, no secret rests on them.
  return Uint8Array.from({ length }, () => Math.floor(Math.random() * 256));
}
