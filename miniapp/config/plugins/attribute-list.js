const named = { 'aria-label': '' };

/** The primitives that our components put roles and labels on. Each attribute costs its bytes at every template level. */
exports.ariaComponents = {
  View: {
    ...named,
    role: '',
    'aria-hidden': '',
    'aria-checked': '',
    'aria-selected': '',
    'aria-disabled': '',
    'aria-live': '',
    'aria-modal': '',
  },
  Button: named,
  Image: { ...named, 'aria-hidden': '' },
  Input: named,
  Picker: named,
  Textarea: named,
};

/** What Taro puts on these though nothing here uses it; each costs its bytes at every template level as well. */
const touches = ['bindTouchStart', 'bindTouchEnd', 'bindTouchCancel', 'bindLongTap', 'bindLongPress'];
const motions = ['animation', 'bindAnimationStart', 'bindAnimationIteration', 'bindAnimationEnd', 'bindTransitionEnd'];
const unused = {
  View: [...touches, ...motions, 'hover-start-time', 'hover-stay-time'],
  Text: [...touches, 'bindTouchMove', 'selectable', 'space', 'decode', 'overflow', 'max-lines'],
  Image: touches,
  ScrollView: [...touches, ...motions],
  Input: [
    'safe-password-cert-path', 'safe-password-length', 'safe-password-time-stamp', 'safe-password-nonce', 'safe-password-salt',
    'safe-password-custom-hash',
  ],
};

/** Numbers stand for attribute names in what is sent to the view, so the build and the phone must leave out the same ones. */
exports.dropUnused = (components) => {
  for (const [name, attributes] of Object.entries(unused)) for (const attribute of attributes) delete components[name][attribute];
};
