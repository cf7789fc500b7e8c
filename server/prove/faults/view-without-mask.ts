import * as sound from '../../src/orders/order.view.js';

export * from '../../src/orders/order.view.js';

/** The name of who needs help, as it is and not masked, to whoever may look at the order. */
export const orderView: typeof sound.orderView = (picture, viewer, now) => {
  const view = sound.orderView(picture, viewer, now);
  return { ...view, requester: { ...view.requester, name: picture.requester.name ?? '' } };
};
