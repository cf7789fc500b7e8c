import Taro from '@tarojs/taro';

/** The id of the button on our sheet: WeChat makes sure that it was tapped. */
export const PRIVACY_BUTTON = 'agree-privacy';

/**
 * WeChat holds back everything that touches personal data until the person has agreed to the guideline: `ask` says
 * what it is about and answers whether they did. Refused, that one call fails and may be tried again another day.
 * However many calls wait, the person is asked once.
 */
export function watchPrivacy(ask: () => Promise<boolean>): void {
  if (process.env.TARO_ENV === 'h5') return;
  let asking: Promise<boolean> | undefined;
  // Absent before base library 2.32.3, where WeChat asks by itself.
  Taro.onNeedPrivacyAuthorization?.((resolve) => {
    resolve({ event: 'exposureAuthorization' });
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    void asking.then((agreed) => resolve(agreed ? { event: 'agree', buttonId: PRIVACY_BUTTON } : { event: 'disagree' }));
  });
}

/** In a browser there is none beside the page itself. */
export const canOpenPrivacyContract = process.env.TARO_ENV === 'weapp';

/** The guideline itself, as WeChat shows it. */
export function openPrivacyContract(): void {
  Taro.openPrivacyContract({ fail: () => undefined });
}
