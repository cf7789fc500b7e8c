import Taro from '@tarojs/taro';

/** Opens the dialler. A person who closes it again has changed their mind, which is no error. */
export function callPhone(phoneNumber: string): void {
  if (process.env.TARO_ENV === 'h5') {
    window.location.href = `tel:${phoneNumber}`;
    return;
  }
  void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);
}
