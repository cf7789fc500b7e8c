import { asynchronousAll, WxFailure } from './api.mjs';

/**
 * WeChat's rule since 2023: the first use of a capability that touches personal data waits until the person has agreed
 * to the guideline. `permit(api)` is asked by each such capability.
 */
export class Privacy {
  #app;
  #listener;
  #tapped = new Set();

  constructor(app) {
    this.#app = app;
  }

  /** A tap on a button with open-type agreePrivacyAuthorization; its id counts once. */
  agreedBy(buttonId) {
    this.#tapped.add(buttonId);
  }

  async permit() {
    const { privacy } = this.#app.device;
    if (privacy.agreed) return;
    // Without our own sheet WeChat shows its own, which this phone's owner agrees to.
    const answer = this.#listener === undefined ? 'agree' : await this.#ask();
    if (answer !== 'agree') throw new WxFailure('privacy permission is not authorized', { errno: 104 });
    privacy.agreed = true;
  }

  #ask() {
    const app = this.#app;
    const listener = this.#listener;
    return new Promise((done) => {
      const resolve = ({ event, buttonId }) => {
        if (event === 'exposureAuthorization') {
          app.device.privacy.exposed += 1;
          return;
        }
        if (event === 'agree' && !this.#tapped.delete(buttonId)) {
          app.fault(`privacy: no button ${buttonId} was tapped`);
          done('disagree');
          return;
        }
        done(event);
      };
      app.realm.guard(() => listener(resolve, app.realm.copy({ referrer: '' })));
    });
  }

  apis() {
    const { device } = this.#app;
    return {
      onNeedPrivacyAuthorization: (listener) => { this.#listener = listener; },
      ...asynchronousAll(this.#app, {
        getPrivacySetting: () => ({ needAuthorization: !device.privacy.agreed, privacyContractName: '《党员志愿服务超市小程序隐私保护指引》' }),
        openPrivacyContract: () => { device.privacy.opened += 1; },
        requirePrivacyAuthorize: () => this.permit(),
      }),
    };
  }
}
