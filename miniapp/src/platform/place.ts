import Taro from '@tarojs/taro';
import { toGcj02 } from './gcj02';

/** A point somebody picked on WeChat's map, in GCJ-02. */
export interface PickedPlace {
  readonly name: string;
  readonly address: string;
  readonly lat: number;
  readonly lng: number;
}

/** On H5 a place is a community and words: there is no map that does not ask a stranger. */
export const canPickPlace = process.env.TARO_ENV === 'weapp';

/** undefined when the person turned back or did not allow it. */
export async function pickPlace(): Promise<PickedPlace | undefined> {
  if (!canPickPlace) return undefined;
  try {
    const { name, address, latitude, longitude } = await Taro.chooseLocation({});
    return name || address ? { name, address, lat: latitude, lng: longitude } : undefined;
  } catch {
    return undefined;
  }
}

/** A middle for a map, in GCJ-02. */
export interface Here {
  readonly lat: number;
  readonly lng: number;
}

/** The browser gives up on finding itself after this. */
const FIND_MS = 10_000;

/** Where the person is (browser) or says they are (WeChat), for this phone alone; undefined when they turned back, did not allow it or are not found. */
export async function findHere(): Promise<Here | undefined> {
  if (process.env.TARO_ENV === 'weapp') return pickPlace();
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(undefined);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(toGcj02({ lat: coords.latitude, lng: coords.longitude })), () => resolve(undefined), { maximumAge: 60_000, timeout: FIND_MS },
    );
  });
}
