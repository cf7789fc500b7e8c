import Taro from '@tarojs/taro';

/** On H5 a code is typed instead: show no scan button there. */
export const canScan = process.env.TARO_ENV === 'weapp';

/** The text of a QR code, or undefined when the person turned back. */
export async function scanCode(): Promise<string | undefined> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode'], onlyFromCamera: false });
    return result;
  } catch {
    return undefined;
  }
}
