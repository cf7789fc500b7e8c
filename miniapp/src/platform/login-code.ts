import Taro from '@tarojs/taro';

/** Only WeChat can say who is holding the phone. */
export const canLogInByWechat = process.env.TARO_ENV === 'weapp';

/** A one-use code, good for five minutes. */
export async function loginCode(): Promise<string> {
  const { code } = await Taro.login();
  return code;
}
