import Taro from '@tarojs/taro';

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
