/** A refusal as WeChat words it: `errMsg: "scanCode:fail cancel"`, with a number where there is one. */
export class WxFailure extends Error {
  constructor(reason, more = {}) {
    super(reason);
    this.more = more;
  }
}

/**
 * How every asynchronous API of WeChat behaves: success, fail and complete are called later; without any of them the
 * answer is a promise.
 * @param {import('../service/app.mjs').WeappApp} app
 */
export function asynchronous(app, name, work) {
  return (options = {}) => {
    const outcome = Promise.resolve().then(() => work(options)).then(
      (result) => ({ ok: true, reply: { ...result, errMsg: `${name}:ok` } }),
      (error) => {
        if (!(error instanceof WxFailure)) app.fault(error);
        return { ok: false, reply: { ...error.more, errMsg: `${name}:fail ${error.message}` } };
      },
    );
    const { success, fail, complete } = options;
    if (!success && !fail && !complete) {
      return new app.realm.kinds.Promise((done, refuse) => outcome.then(({ ok, reply }) => (ok ? done : refuse)(handedOver(app, reply))));
    }
    void outcome.then(({ ok, reply }) => {
      const copy = handedOver(app, reply);
      for (const callback of [ok ? success : fail, complete]) if (callback) app.realm.guard(() => callback(copy));
    });
    return undefined;
  };
}

/** JSON knows no bytes; WeChat hands them over as they are. */
function handedOver(app, reply) {
  const copy = app.realm.copy(reply);
  for (const [key, value] of Object.entries(reply)) if (value instanceof ArrayBuffer) copy[key] = value;
  return copy;
}

/** A set of asynchronous APIs by their names. */
export function asynchronousAll(app, works) {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, asynchronous(app, name, work)]));
}
