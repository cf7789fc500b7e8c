import { asynchronousAll, WxFailure } from './api.mjs';

/** WeChat's own small windows and how the phone's owner answers them. */
export function prompts(app) {
  const { device } = app;
  return asynchronousAll(app, {
    showToast: ({ title }) => void device.toasts.push(title),
    showLoading: () => ({}),
    hideToast: () => ({}),
    hideLoading: () => ({}),
    showModal: () => ({ confirm: device.modal.confirm, cancel: !device.modal.confirm }),
    showActionSheet: () => { throw new WxFailure('cancel'); },
    requestSubscribeMessage: async ({ tmplIds }) => {
      if (!app.tapping) throw new WxFailure('can only be invoked by user TAP gesture.', { errCode: 10005 });
      if (tmplIds.length > 3) throw new WxFailure('Templates count out of max bounds', { errCode: 20003 });
      device.subscribePrompts.push([...tmplIds]);
      if (device.subscribes === 'accept') for (const id of tmplIds) await app.allows(id);
      return Object.fromEntries(tmplIds.map((id) => [id, device.subscribes]));
    },
    makePhoneCall: ({ phoneNumber }) => {
      if (typeof phoneNumber !== 'string' || phoneNumber === '') throw new WxFailure('parameter error');
      device.calls.push(phoneNumber);
    },
  });
}
