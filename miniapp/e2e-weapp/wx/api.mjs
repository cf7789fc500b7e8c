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
  /** Anything but a refusal is a fault of the runner, and is counted as one. */
  async function outcomeOf(options) {
    try {
      return { ok: true, reply: { ...(await work(options)), errMsg: `${name}:ok` } };
    } catch (error) {
      if (!(error instanceof WxFailure)) app.fault(error);
      return { ok: false, reply: { ...error.more, errMsg: `${name}:fail ${error.message}` } };
    }
  }

  async function tell(options) {
    const { ok, reply } = await outcomeOf(options);
    const copy = handedOver(app, reply);
    for (const callback of [ok ? options.success : options.fail, options.complete]) if (callback) app.realm.guard(() => callback(copy));
  }

  return (options = {}) => {
    if (options.success || options.fail || options.complete) {
      void tell(options);
      return undefined;
    }
    return new app.realm.kinds.Promise((success, fail) => void tell({ ...options, success, fail }));
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
